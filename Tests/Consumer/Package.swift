// swift-tools-version: 6.2
import PackageDescription

// A package that depends on the client product, as `scripts/build-consumer` has it: with the default traits, with none, or with one.
let traits: Set<Package.Dependency.Trait> =
  switch Context.environment["CONSUMER_TRAITS"] {
  case "default": [.defaults]
  case let name? where !name.isEmpty: [.trait(name: name)]
  default: []
  }

let package = Package(
  name: "consumer",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "posthog-batch-exports-swift", path: "../..", traits: traits)],
  targets: [
    .executableTarget(
      name: "Consumer",
      dependencies: [.product(name: "PostHogBatchExports", package: "posthog-batch-exports-swift")]),
    .executableTarget(
      name: "ServerConsumer",
      dependencies: [
        .product(name: "PostHogBatchExports", package: "posthog-batch-exports-swift"),
        .product(name: "PostHogBatchExportsTesting", package: "posthog-batch-exports-swift"),
        .product(name: "FakePostHogServer", package: "posthog-batch-exports-swift"),
      ]),
  ]
)
