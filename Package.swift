// swift-tools-version: 6.2
import PackageDescription

// Every Swift target is compiled under the same rules. Warnings are errors, so unsafe code that is
// not marked `unsafe` does not build.
let houseRules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

// The targets stand in the order in which data flows through them.
let package = Package(
    name: "confere",
    products: [
        .executable(name: "confere", targets: ["confere"]),
        .executable(name: "GenerateNight", targets: ["GenerateNight"]),
        // For Benchmarks/Parts alone: no promise is made to other packages.
        .library(name: "MeasuredParts", targets: ["MeasuredParts"]),
        // For Tests/FuzzReaders alone, likewise.
        .library(name: "ReadingProof", targets: ["ReadingProof"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CZstd", path: "Sources/System/CZstd", pkgConfig: "libzstd",
            providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(
            name: "CZlib", path: "Sources/System/CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CExpat", path: "Sources/System/CExpat", pkgConfig: "expat",
            providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(
            name: "CXXHash", path: "Sources/System/CXXHash", pkgConfig: "libxxhash",
            providers: [.apt(["libxxhash-dev"])]),
        .target(name: "PaymentModel", dependencies: ["CXXHash"], swiftSettings: houseRules),
        .target(name: "CByteScan"),
        .target(
            name: "ByteIntake", dependencies: ["PaymentModel", "CZlib", "CZstd"], swiftSettings: houseRules),
        .target(
            name: "FileFormats", dependencies: ["PaymentModel", "CByteScan", "CExpat"], swiftSettings: houseRules),
        .target(
            name: "DuplicateIndex", dependencies: ["PaymentModel", "CZstd", "CConfereSystem"], swiftSettings: houseRules
        ),
        .target(name: "CConfereSystem", path: "Sources/System/CConfereSystem"),
        .target(
            name: "Matching", dependencies: ["PaymentModel", "DuplicateIndex", "CConfereSystem"],
            swiftSettings: houseRules),
        .target(name: "NaiveReference", dependencies: ["PaymentModel", "Matching"], swiftSettings: houseRules),
        .target(
            name: "Reporting",
            dependencies: ["PaymentModel", "Matching", "DuplicateIndex", "CXXHash", "CConfereSystem"],
            swiftSettings: houseRules),
        .target(
            name: "Reconciliation",
            dependencies: [
                "PaymentModel", "ByteIntake", "FileFormats", "DuplicateIndex", "Matching", "Reporting", "CXXHash",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: houseRules),
        .target(
            name: "Configuration",
            dependencies: [
                "PaymentModel", "FileFormats", "Matching", "Reconciliation",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: houseRules),
        .target(name: "SyntheticNights", swiftSettings: houseRules),
        .target(
            name: "GrowthBenchmark",
            dependencies: [
                "PaymentModel", "ByteIntake", "FileFormats", "Matching", "NaiveReference", "Reporting",
                "Reconciliation", "SyntheticNights",
            ],
            swiftSettings: houseRules),
        .executableTarget(
            name: "confere",
            dependencies: [
                "PaymentModel", "FileFormats", "Matching", "Reporting", "Reconciliation", "Configuration",
                "CConfereSystem", "GrowthBenchmark",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: houseRules),
        .executableTarget(
            name: "GenerateNight",
            dependencies: [
                "SyntheticNights", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/GenerateNight", swiftSettings: houseRules),
        .target(
            name: "MeasuredParts",
            dependencies: [
                "CByteScan", "PaymentModel", "FileFormats", "DuplicateIndex", "Matching", "Reporting",
                "SyntheticNights",
            ],
            path: "Benchmarks/MeasuredParts", swiftSettings: houseRules),
        .testTarget(
            name: "MatchingTests", dependencies: ["NaiveReference", "PaymentModel", "Matching", "DuplicateIndex"],
            swiftSettings: houseRules),
        .testTarget(
            name: "NaiveReferenceTests", dependencies: ["NaiveReference", "PaymentModel", "Matching"],
            swiftSettings: houseRules),
        .testTarget(
            name: "FileFormatsTests",
            dependencies: ["FileFormats", "PaymentModel", "CByteScan", "Randomness", "ReadingProof"],
            swiftSettings: houseRules),
        .testTarget(
            name: "PaymentModelTests", dependencies: ["PaymentModel", "Randomness"], swiftSettings: houseRules),
        .testTarget(
            name: "ByteIntakeTests", dependencies: ["ByteIntake", "PaymentModel", "CZlib", "CZstd"],
            swiftSettings: houseRules),
        .testTarget(
            name: "DuplicateIndexTests", dependencies: ["DuplicateIndex", "PaymentModel", "Randomness"],
            swiftSettings: houseRules),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Reporting", "Matching", "PaymentModel", "Randomness"],
            swiftSettings: houseRules),
        .testTarget(
            name: "ConfigurationTests",
            dependencies: ["Configuration", "Reconciliation", "FileFormats", "Matching", "PaymentModel"],
            swiftSettings: houseRules),
        .testTarget(
            name: "MeasuredPartsTests", dependencies: ["MeasuredParts", "FileFormats"], swiftSettings: houseRules),
        .testTarget(
            name: "GrowthBenchmarkTests", dependencies: ["GrowthBenchmark", "Reconciliation"],
            swiftSettings: houseRules),
        // Runs the built program, as a user does.
        .testTarget(name: "ConfereCommandTests", dependencies: ["confere"], swiftSettings: houseRules),
        .testTarget(
            name: "HouseStyleTests", dependencies: ["Reconciliation", "Reporting", "Matching", "PaymentModel"],
            swiftSettings: houseRules),
        .target(name: "Randomness", path: "Tests/Randomness", swiftSettings: houseRules),
        .target(
            name: "ReadingProof", dependencies: ["FileFormats", "PaymentModel", "Randomness"],
            path: "Tests/ReadingProof", swiftSettings: houseRules),
    ],
    swiftLanguageModes: [.v6]
)
