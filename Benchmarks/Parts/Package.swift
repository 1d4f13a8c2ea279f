// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds or tests Confere has to fetch and build the benchmark library.
// scripts/benchmark-parts runs it.
let package = Package(
    name: "parts",
    dependencies: [
        .package(name: "confere", path: "../.."),
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Parts",
            dependencies: [
                .product(name: "MeasuredParts", package: "confere"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Parts",
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
                .strictMemorySafety(), .treatAllWarnings(as: .error),
            ],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
    ],
    swiftLanguageModes: [.v6]
)
