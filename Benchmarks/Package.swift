// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that neither continuous integration nor a user's build ever compiles it.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "posthog-batch-exports-swift", path: ".."),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.86.0"),
  ],
  targets: [
    .target(name: "CodedModels"),
    .executableTarget(
      name: "decode-bench",
      dependencies: [
        "CodedModels", .product(name: "OperationCore", package: "posthog-batch-exports-swift"),
      ]),
    .executableTarget(
      name: "request-bench",
      dependencies: [
        "CodedModels",
        .product(name: "PostHogBatchExports", package: "posthog-batch-exports-swift"),
        .product(name: "PostHogBatchExportsTesting", package: "posthog-batch-exports-swift"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "crowd-bench",
      dependencies: [
        .product(name: "PostHogBatchExports", package: "posthog-batch-exports-swift"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "cutting-store",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "download-bench",
      dependencies: [.product(name: "PostHogBatchExports", package: "posthog-batch-exports-swift")]),
    .executableTarget(
      name: "parts-bench",
      dependencies: [
        .product(name: "PostHogBatchExports", package: "posthog-batch-exports-swift"),
        .product(name: "PostHogBatchExportsTesting", package: "posthog-batch-exports-swift"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
