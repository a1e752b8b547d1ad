import ArgumentParser
import PostHogBatchExports

/// `posthog-exports pause`.
struct PauseCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Pauses an export: the server starts no run of it.",
    discussion: """
      The time of a pause isn't exported later by itself. `resume --fill` exports it.
      """)

  @Argument(help: ExportArgument.help, completion: ExportArgument.completion) var export: String
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let export = try await connection.export(export)
    guard !export.paused else { return environment.say("“\(export.shownName)” is paused already") }
    _ = try await connection.handle(of: export).pause()
    if !self.connection.quiet { environment.say("paused “\(export.shownName)”") }
  }
}
