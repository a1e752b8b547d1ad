// swift-tools-version: 6.2
import PackageDescription

// Programs that use the client, each in one file. With the default traits, which are those of a program of your own, all build but
// `ProgramTest`. `scripts/build-examples` builds and runs them, also without the default transport, and says here with which traits.
let traits: Set<Package.Dependency.Trait> =
  switch Context.environment["EXAMPLE_TRAITS"] {
  case nil, "default": [.defaults]
  case "none": []
  case let name?: [.defaults, .trait(name: name)]
  }

let client: Target.Dependency = .product(name: "PostHogBatchExports", package: "posthog-batch-exports-swift")

let package = Package(
  name: "examples",
  platforms: [.macOS(.v15), .iOS(.v18)],
  dependencies: [.package(name: "posthog-batch-exports-swift", path: "..", traits: traits)],
  targets: [
    .executableTarget(name: "FailingExports", dependencies: [client]),
    .executableTarget(name: "Function", dependencies: [client]),
    .target(name: "ExportList", dependencies: [client]),
    .executableTarget(name: "OwnTransport", dependencies: [client]),
    .executableTarget(
      name: "ProgramTest",
      dependencies: [
        .product(name: "PostHogBatchExportsTesting", package: "posthog-batch-exports-swift"),
        .product(name: "FakePostHogServer", package: "posthog-batch-exports-swift"),
      ]),
  ]
)
