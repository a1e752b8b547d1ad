import ArgumentParser
import ExportsFile
import PostHogBatchExports

/// `posthog-exports pull`.
struct PullCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull", abstract: "Writes the exports of a project as a file for `plan` and `apply`.",
    discussion: """
      The file goes to standard output. It holds no credentials, but the names of environment variables for them.

      EXAMPLE
        posthog-exports pull > exports.yaml
      """)

  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    try environment.write(ExportsDocument.text(of: try await connection.exports.pull()))
  }
}
