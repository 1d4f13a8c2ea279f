// swift-tools-version: 6.2
import PackageDescription

// A package of its own, since everything in it is built with the fuzzer's and the address sanitizer's instruments.
// scripts/fuzz builds and runs it.
let package = Package(
    name: "fuzz-readers",
    dependencies: [.package(name: "confere", path: "../..")],
    targets: [
        .executableTarget(
            name: "FuzzReaders", dependencies: [.product(name: "ReadingProof", package: "confere")], path: "Sources",
            swiftSettings: [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")])
    ],
    swiftLanguageModes: [.v6]
)
