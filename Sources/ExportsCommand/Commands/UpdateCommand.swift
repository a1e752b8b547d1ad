import ArgumentParser
import ExportsFile
import PostHogBatchExports

/// `posthog-exports update`.
struct UpdateCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Changes an export to what a file says of it.",
    discussion: """
      The file has the form that `pull` writes. Only the export that you name is changed, and only what the file names of it.
      """)

  @Argument(help: ExportArgument.help, completion: ExportArgument.completion) var export: String
  @Option(help: ArgumentHelp("The file with the export.", valueName: "file")) var from: String
  @Flag(help: "Send the credentials again.") var rotate = false
  @Flag(help: "Change without asking.") var yes = false
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let name = try await connection.export(export).name
    let file = SetFile(path: from)
    let plan = try await file.plan(
      of: try file.document(), with: connection, at: environment.now(), only: name, rotating: rotate ? [name] : [])
    try await SetApplication(connection: connection, environment: environment, file: from).apply(plan, yes: yes)
  }
}
