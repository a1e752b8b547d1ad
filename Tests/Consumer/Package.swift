// swift-tools-version: 6.2
import PackageDescription

// A package that depends on the client product alone, without its default transport.
let package = Package(
  name: "consumer",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "posthog-batch-exports-swift", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "Consumer",
      dependencies: [.product(name: "PostHogBatchExports", package: "posthog-batch-exports-swift")])
  ]
)
