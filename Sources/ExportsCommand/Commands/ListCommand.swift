import ArgumentParser
import PostHogBatchExports

/// `posthog-exports list`.
struct ListCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the batch exports of a project.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run(in environment: CommandEnvironment) async throws {
    let exports = try await connection.connection(in: environment).allExports()
    let listing = Listing.exports(connection.times(in: environment))
    try listing.write(exports.sorted { $0.name < $1.name }, as: output.output, in: environment)
    if exports.isEmpty, !connection.quiet { environment.say("the project has no batch exports") }
  }
}
