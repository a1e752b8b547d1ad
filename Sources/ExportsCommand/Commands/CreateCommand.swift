import ArgumentParser
import ExportsFile
import PostHogBatchExports

/// `posthog-exports create`.
struct CreateCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Creates the exports of a file.",
    discussion: "The file has the form that `pull` writes. An export whose name exists already is an error.")

  @Option(help: ArgumentHelp("The file with the exports.", valueName: "file")) var from: String
  @Flag(help: "Create without asking.") var yes = false
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let file = SetFile(path: from)
    let document = try file.document()
    let plan = try await file.plan(of: document, with: connection, at: environment.now())
    let created = Set(plan.changes.filter { $0.kind == .create }.map(\.name))
    if let other = document.set.exports.first(where: { !created.contains($0.name) }) {
      throw CommandFailure("“\(other.name)” exists already: use `update` or `apply`", ExitStatus.refused)
    }
    try await SetApplication(connection: connection, environment: environment, file: from).apply(plan, yes: yes)
  }
}
