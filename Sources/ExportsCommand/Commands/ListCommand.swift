import ArgumentParser
import PostHogBatchExports

/// `posthog-exports list`.
struct ListCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the batch exports of a project.")

  @Flag(help: "Print the names only, one on each line, without those in which a shell would find something to run.")
  var names = false
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run(in environment: CommandEnvironment) async throws {
    let exports = try await connection.connection(in: environment).allExports()
    if names {
      return try environment.write(exports.map(\.name).filter(Self.isHarmless).sorted().map { "\($0)\n" }.joined())
    }
    let listing = Listing.exports(connection.times(in: environment))
    try listing.write(exports.sorted { $0.name < $1.name }, as: output.output, in: environment)
    if exports.isEmpty, !connection.quiet { environment.say("the project has no batch exports") }
  }

  /// Whether a shell that completes a name takes each character of it for itself: bash expands its list of words.
  private static func isHarmless(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " -_.,:+@#%/=".unicodeScalars.contains(scalar)
    }
  }
}
