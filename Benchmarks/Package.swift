// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that neither continuous integration nor a user's build ever compiles it.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "posthog-batch-exports-swift", path: "..")],
  targets: [
    .executableTarget(
      name: "decode-bench",
      dependencies: [.product(name: "OperationCore", package: "posthog-batch-exports-swift")])
  ],
  swiftLanguageModes: [.v6]
)
