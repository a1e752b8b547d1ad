// swift-tools-version: 6.2
import PackageDescription

// CI sets this, so that a warning fails the build here and never the build of somebody who depends on us.
let warningsAreErrors: [SwiftSetting] =
  Context.environment["WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)]

let swiftSettings: [SwiftSetting] =
  warningsAreErrors + [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]

/// The cases of the snapshot tests: what is emitted for each is also a part of a module, so that it has to compile.
let snapshots = [
  "all-of", "answers", "collections", "constants", "directions", "documentation", "long-texts", "members", "names",
  "open-enums", "pages", "parameters", "patch", "recursion", "scopes", "unions",
]

let package = Package(
  name: "posthog-batch-exports-swift",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .library(name: "PostHogBatchExports", targets: ["PostHogBatchExports"]),
    .library(name: "PostHogBatchExportsURLSession", targets: ["PostHogBatchExportsURLSession"]),
    .library(name: "PostHogBatchExportsTesting", targets: ["PostHogBatchExportsTesting"]),
    .library(name: "FakePostHogServer", targets: ["FakePostHogServer"]),
    .library(name: "PostHogAPI", targets: ["PostHogAPI"]),
    .library(name: "OperationClient", targets: ["OperationClient"]),
    .library(name: "OperationClientURLSession", targets: ["OperationClientURLSession"]),
    .library(name: "OperationCore", targets: ["OperationCore"]),
    .executable(name: "apigen", targets: ["apigen"]),
    .plugin(name: "GenerateAPI", targets: ["GenerateAPI"]),
  ],
  traits: [
    .trait(
      name: "AsyncHTTPClient",
      description: "The default transport. Without it a transport is a required argument of the client."),
    .trait(
      name: "FakePostHogServer",
      description: "The fake PostHog on sockets, with Hummingbird. Without it the product of this name serves nothing."),
    .trait(
      name: "APIGenerator",
      description:
        "The generator, for `swift package generate-api`; it needs libyaml. Without it `apigen` does nothing."),
    .default(enabledTraits: ["AsyncHTTPClient"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.86.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.31.0"),
    .package(url: "https://github.com/apple/swift-nio-http2", from: "1.36.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.16.0"),
    // Needed by the generator, behind its trait, and by executables that are no products.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
  ],
  targets: [
    // The tool wing: from a description to Swift. Never part of a user's program.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Diagnostics", swiftSettings: swiftSettings),
    .target(name: "DataReading", dependencies: ["CLibYAML", "Diagnostics"], swiftSettings: swiftSettings),
    .target(name: "OpenAPIDocument", dependencies: ["DataReading", "Diagnostics"], swiftSettings: swiftSettings),
    .target(name: "APIModel", dependencies: ["Diagnostics"], swiftSettings: swiftSettings),
    .target(
      name: "APIDesign", dependencies: ["APIModel", "OpenAPIDocument", "DataReading", "Diagnostics"],
      swiftSettings: swiftSettings),
    .target(name: "SwiftEmission", dependencies: ["APIModel", "Diagnostics"], swiftSettings: swiftSettings),
    .target(
      name: "Generation",
      dependencies: ["SwiftEmission", "APIDesign", "APIModel", "OpenAPIDocument", "DataReading", "Diagnostics"],
      swiftSettings: swiftSettings),
    .target(
      name: "APIContract", dependencies: ["OpenAPIDocument", "DataReading", "Diagnostics"],
      swiftSettings: swiftSettings),
    .target(
      name: "SpecDrift",
      dependencies: [
        "APIContract", "Generation", "APIDesign", "SwiftEmission", "APIModel", "OpenAPIDocument", "DataReading",
        "Diagnostics",
      ],
      swiftSettings: swiftSettings),
    .target(name: "Console", dependencies: ["Diagnostics"], swiftSettings: swiftSettings),
    .target(
      name: "ApigenCommand",
      dependencies: [
        "SpecDrift", "Generation", "SwiftEmission", "DataReading", "Diagnostics", "Console", "OperationClient",
        "OperationCore",
        .product(name: "Logging", package: "swift-log"),
        .product(
          name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["APIGenerator"])),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "apigen",
      dependencies: [
        .target(name: "ApigenCommand", condition: .when(traits: ["APIGenerator"])),
        .product(
          name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["APIGenerator"])),
      ],
      swiftSettings: swiftSettings),
    .plugin(
      name: "GenerateAPI",
      capability: .command(
        intent: .custom(verb: "generate-api", description: "Generates Swift from an OpenAPI document."),
        permissions: [.writeToPackageDirectory(reason: "The generated files are written to the folder that you name.")]),
      dependencies: ["apigen"]),

    // The client wing: what programs import. Never reads a description.
    .target(name: "OperationCore", swiftSettings: swiftSettings),
    .target(
      name: "PostHogAPI", dependencies: ["OperationCore"], path: "Generated", exclude: ["api.txt"],
      swiftSettings: swiftSettings),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "OperationClient",
      dependencies: [
        "OperationCore", "CZlib",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(
          name: "AsyncHTTPClient", package: "async-http-client",
          condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOHTTP2", package: "swift-nio-http2", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOHPACK", package: "swift-nio-http2", condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["AsyncHTTPClient"])),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "PostHogBatchExports",
      dependencies: [
        "OperationClient", "OperationCore", "PostHogAPI", "CZlib",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(
          name: "AsyncHTTPClient", package: "async-http-client",
          condition: .when(traits: ["AsyncHTTPClient"])),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "OperationClientURLSession",
      dependencies: [
        "OperationClient",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "PostHogBatchExportsURLSession", dependencies: ["OperationClientURLSession", "PostHogBatchExports"],
      swiftSettings: swiftSettings),
    .target(
      name: "PostHogBatchExportsTesting",
      dependencies: [
        "PostHogBatchExports", "PostHogAPI", "OperationCore",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "FakePostHogServer",
      dependencies: [
        "PostHogBatchExports", "PostHogBatchExportsTesting", "OperationCore",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["FakePostHogServer"])),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["FakePostHogServer"])),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "fake-posthog",
      dependencies: [
        "FakePostHogServer", "PostHogBatchExports", "PostHogBatchExportsTesting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "posthog-demo",
      dependencies: [
        "PostHogBatchExports", "PostHogBatchExportsTesting", "FakePostHogServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),

    // The files in which exports are kept as code: both wings, for the operator's command only.
    .target(
      name: "ExportsFile",
      dependencies: ["PostHogBatchExports", "OperationCore", "DataReading", "Diagnostics"],
      swiftSettings: swiftSettings),

    // The command for those who operate exports. It uses the client, and reads YAML with the tool wing's reader.
    .target(
      name: "ExportsCommand",
      dependencies: [
        "Console", "ExportsFile", "DataReading", "Diagnostics", "PostHogBatchExports", "PostHogBatchExportsTesting",
        "FakePostHogServer", "OperationClient", "OperationCore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(name: "posthog-exports", dependencies: ["ExportsCommand"], swiftSettings: swiftSettings),

    // Tests of the client wing, and what they share.
    .target(
      name: "TestSupport",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      path: "Tests/TestSupport", swiftSettings: swiftSettings),
    .testTarget(
      name: "OperationCoreTests", dependencies: ["OperationCore", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "OperationClientTests",
      dependencies: [
        "OperationClient", "OperationCore", "PostHogBatchExportsTesting",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PostHogBatchExportsTests",
      dependencies: [
        "OperationClient", "PostHogBatchExports", "PostHogBatchExportsTesting", "OperationCore", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Instrumentation", package: "swift-distributed-tracing"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "TransportTests",
      dependencies: [
        "OperationClient", "OperationCore", "PostHogBatchExports", "PostHogBatchExportsURLSession",
        "PostHogBatchExportsTesting", "TestSupport", "CZlib",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(
          name: "AsyncHTTPClient", package: "async-http-client",
          condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOHTTP2", package: "swift-nio-http2"),
        .product(name: "NIOHPACK", package: "swift-nio-http2"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "DownloadTests",
      dependencies: [
        "OperationClient", "PostHogBatchExports", "PostHogBatchExportsTesting", "FakePostHogServer", "OperationCore",
        "PostHogAPI",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "FaultTests",
      dependencies: [
        "PostHogBatchExports", "PostHogBatchExportsTesting", "OperationCore", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(
          name: "AsyncHTTPClient", package: "async-http-client",
          condition: .when(traits: ["AsyncHTTPClient"])),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "IntegrationTests",
      dependencies: [
        "PostHogBatchExports", "PostHogBatchExportsTesting", "FakePostHogServer", "OperationCore",
        "OpenAPIDocument",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PostHogBatchExportsTestingTests",
      dependencies: [
        "PostHogBatchExportsTesting", "PostHogBatchExports", "OperationCore", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: swiftSettings),

    .testTarget(
      name: "ExportsCommandTests",
      dependencies: [
        "ExportsCommand", "Console", "Diagnostics", "PostHogBatchExports", "PostHogBatchExportsTesting",
        "OperationCore", "TestSupport",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      exclude: ["Snapshots"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ExportsFileTests",
      dependencies: [
        "ExportsFile", "PostHogBatchExports", "PostHogBatchExportsTesting", "OperationCore", "DataReading",
        "Diagnostics", "TestSupport",
      ],
      swiftSettings: swiftSettings),

    // Tests of the tool wing.
    .testTarget(
      name: "APIDesignTests",
      dependencies: ["APIDesign", "APIModel", "OpenAPIDocument", "DataReading", "Diagnostics"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "DataReadingTests", dependencies: ["DataReading", "Diagnostics", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "OpenAPIDocumentTests", dependencies: ["OpenAPIDocument", "DataReading", "Diagnostics", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "SpecDriftTests",
      dependencies: [
        "SpecDrift", "SwiftEmission", "Generation", "APIContract", "APIModel", "OpenAPIDocument", "DataReading",
        "Diagnostics", "OperationCore", "TestSupport",
      ],
      exclude: ["Pairs"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "SwiftEmissionTests",
      dependencies: [
        "Generation", "SwiftEmission", "APIDesign", "APIModel", "OpenAPIDocument", "DataReading", "Diagnostics",
        "EmittedSnapshots", "OperationCore", "TestSupport",
      ],
      exclude: ["Snapshots"], swiftSettings: swiftSettings),
    .testTarget(
      name: "apigenTests",
      dependencies: [
        "apigen", "ApigenCommand", "Console", "SpecDrift", "APIContract", "SwiftEmission", "OpenAPIDocument",
        "DataReading",
        "Diagnostics", "TestSupport",
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "EmittedSnapshots", dependencies: ["OperationCore"], path: "Tests/SwiftEmissionTests/Snapshots",
      exclude: snapshots.flatMap { ["\($0)/spec.yaml", "\($0)/api.txt"] } + ["scopes/apigen.yaml"],
      swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)

// `scripts/build-snippets` takes the code out of README.md and the articles; as a target of this package it needs nothing built
// that the tests don't need as well.
if Context.environment["BUILD_SNIPPETS"] != nil {
  package.targets.append(
    .target(
      name: "Snippets",
      dependencies: ["OperationClient", "PostHogBatchExports", "PostHogBatchExportsTesting", "FakePostHogServer"],
      path: ".build-snippets/Sources"))
}
