// swift-tools-version: 6.2

import PackageDescription

/// What every Swift target of the package is built with.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "redress",
    products: [
        .executable(name: "redress", targets: ["redress"]),
        .library(name: "RedressKit", targets: ["RedressKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .systemLibrary(
            name: "CICal",
            pkgConfig: "libical",
            providers: [.apt(["libical-dev"]), .brew(["libical"])]
        ),
        .systemLibrary(name: "CZ3", pkgConfig: "z3", providers: [.apt(["libz3-dev"]), .brew(["z3"])]),
        .target(name: "RedressDiagnostics", swiftSettings: settings),
        .target(name: "RedressTime", swiftSettings: settings),
        .target(name: "RedressSyntax", dependencies: ["RedressDiagnostics"], swiftSettings: settings),
        .target(name: "RedressModel", dependencies: ["RedressDiagnostics", "RedressTime"], swiftSettings: settings),
        .target(
            name: "RedressChecker",
            dependencies: ["RedressDiagnostics", "RedressModel", "RedressSyntax", "RedressTime"],
            swiftSettings: settings
        ),
        .target(
            name: "RedressEngine",
            dependencies: ["RedressDiagnostics", "RedressModel", "RedressTime"],
            swiftSettings: settings
        ),
        .target(name: "SMT", dependencies: ["CZ3"], swiftSettings: settings),
        .target(
            name: "RedressAnalysis",
            dependencies: ["RedressDiagnostics", "RedressEngine", "RedressModel", "RedressTime", "SMT"],
            swiftSettings: settings
        ),
        .target(
            name: "RedressIncidents",
            dependencies: ["CICal", "CLibYAML", "RedressDiagnostics", "RedressModel", "RedressTime"],
            swiftSettings: settings
        ),
        .target(
            name: "RedressFormatter", dependencies: ["RedressDiagnostics", "RedressSyntax"], swiftSettings: settings),
        .target(
            name: "RedressReports",
            dependencies: ["RedressAnalysis", "RedressDiagnostics", "RedressEngine", "RedressModel", "RedressTime"],
            swiftSettings: settings
        ),
        .target(
            name: "RedressKit",
            dependencies: [
                "RedressAnalysis", "RedressChecker", "RedressDiagnostics", "RedressEngine", "RedressFormatter",
                "RedressIncidents",
                "RedressModel", "RedressReports", "RedressSyntax", "RedressTime",
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "redress",
            dependencies: [
                "RedressKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "redress-bench",
            dependencies: [
                "RedressChecker", "RedressDiagnostics", "RedressEngine", "RedressIncidents", "RedressModel",
                "RedressSyntax",
            ],
            path: "benchmarks/redress-bench",
            swiftSettings: settings
        ),
        .testTarget(
            name: "PackTests",
            dependencies: [
                "RedressChecker", "RedressDiagnostics", "RedressEngine", "RedressIncidents", "RedressKit",
                "RedressModel", "RedressSyntax", "RedressTime",
            ],
            exclude: ["Data"],
            swiftSettings: settings
        ),
        .testTarget(name: "RepositoryTests", swiftSettings: settings),
        .testTarget(
            name: "RedressAnalysisTests",
            dependencies: [
                "RedressAnalysis", "RedressChecker", "RedressDiagnostics", "RedressEngine", "RedressModel",
                "RedressReports", "RedressSyntax",
            ],
            exclude: ["Contradictions"],
            // Its brute force goes through every point of thousands of small spaces.
            swiftSettings: settings + [.unsafeFlags(["-O"])]
        ),
        .testTarget(
            name: "RedressCheckerTests",
            dependencies: ["RedressChecker", "RedressDiagnostics", "RedressModel", "RedressSyntax", "RedressTime"],
            exclude: ["Data"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RedressDiagnosticsTests",
            dependencies: ["RedressDiagnostics"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RedressEngineTests",
            dependencies: ["RedressDiagnostics", "RedressEngine", "RedressModel", "RedressTime"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RedressFormatterTests",
            dependencies: ["RedressDiagnostics", "RedressFormatter", "RedressSyntax"],
            exclude: ["Spec"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RedressIncidentsTests",
            dependencies: ["RedressDiagnostics", "RedressIncidents", "RedressModel", "RedressTime"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RedressSyntaxTests",
            dependencies: ["RedressDiagnostics", "RedressSyntax"],
            exclude: ["Spec"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "TranscriptTests",
            dependencies: ["redress"],
            exclude: ["Transcripts"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RedressKitTests",
            dependencies: ["RedressDiagnostics", "RedressKit"],
            exclude: ["LegalCases"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RedressReportsTests",
            dependencies: ["RedressDiagnostics", "RedressEngine", "RedressModel", "RedressReports"],
            swiftSettings: settings
        ),
        .testTarget(name: "RedressTimeTests", dependencies: ["RedressTime"], swiftSettings: settings),
        .testTarget(
            name: "SpecTests",
            dependencies: [
                "RedressChecker", "RedressDiagnostics", "RedressEngine", "RedressFormatter", "RedressIncidents",
                "RedressKit", "RedressModel", "RedressReports", "RedressSyntax", "RedressTime",
            ],
            exclude: ["Spec"],
            swiftSettings: settings
        ),
    ]
)
