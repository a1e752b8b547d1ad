import ArgumentParser
import OperationCore
import PostHogBatchExports

/// `posthog-exports delete`.
struct DeleteCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Deletes an export. What it exported stays where it is.",
    discussion: "The export is named by its whole name or its ID.")

  @Argument(help: ExportArgument.help, completion: ExportArgument.completion) var export: String
  @Flag(help: "Delete without asking.") var yes = false
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let export = try await connection.export(export, isExact: true)
    let name = "“\(export.shownName)” (\(export.id.lowercaseText))"
    guard try yes || environment.confirms("Delete \(name)? It can't be undone.", orElse: "--yes") else {
      throw environment.declined("nothing was deleted")
    }
    try await connection.handle(of: export).delete()
    if !self.connection.quiet { environment.say("deleted \(name)") }
  }
}
