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

/// The server of a test of ours is fetched only where the package of the client fetches it as well.
let servesAnotherAPI = Context.environment["EXAMPLE_TRAITS"] == "FakePostHogServer"

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
      name: "AnotherAPI",
      dependencies: [
        .product(name: "OperationClient", package: "posthog-batch-exports-swift"),
        .product(name: "OperationCore", package: "posthog-batch-exports-swift"),
      ],
      exclude: ["short-links.yaml", "Generated/api.md", "Generated/api.txt"]),
    .executableTarget(
      name: "ProgramTest",
      dependencies: [
        .product(name: "PostHogBatchExportsTesting", package: "posthog-batch-exports-swift"),
        .product(name: "FakePostHogServer", package: "posthog-batch-exports-swift"),
      ]),
  ]
)

if servesAnotherAPI {
  package.dependencies.append(.package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.16.0"))
  package.dependencies.append(.package(url: "https://github.com/apple/swift-log", from: "1.16.0"))
  package.targets.append(
    .executableTarget(
      name: "AnotherAPITest",
      dependencies: [
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
      ]))
}
