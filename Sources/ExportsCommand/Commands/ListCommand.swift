import ArgumentParser
import PostHogBatchExports

/// `posthog-exports list`.
struct ListCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the batch exports of a project.")

  @Flag(help: "Print the names only, one on each line.") var names = false
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run(in environment: CommandEnvironment) async throws {
    let exports = try await connection.connection(in: environment).allExports()
    if names { return try environment.write(exports.map { "\($0.shownName)\n" }.sorted().joined()) }
    let listing = Listing.exports(connection.times(in: environment))
    try listing.write(exports.sorted { $0.name < $1.name }, as: output.output, in: environment)
    if exports.isEmpty, !connection.quiet { environment.say("the project has no batch exports") }
  }
}
