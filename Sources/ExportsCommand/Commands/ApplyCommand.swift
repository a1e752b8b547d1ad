import ArgumentParser
import PostHogBatchExports

/// `posthog-exports apply`.
struct ApplyCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Makes the exports of a project what a file says.",
    discussion: """
      The file has the exports, or is a plan that `plan --out` wrote. What is done is shown before you are asked. An export \
      that has changed since the plan was made is left alone, and the others go on.

      Each outcome is a JSON object on a line of standard output. The exports that are made are recorded beside the file, in \
      FILE.record.json, for --prune: keep it with the file. More than 30 % of the exports are deleted or paused only with \
      --force. The exit status is 5 if a part was done.
      """)

  @OptionGroup var set: ExportSetOptions
  @Flag(help: "Apply without asking.") var yes = false
  @Flag(help: "Delete or pause more than 30 % of the exports, if the plan says so.") var force = false
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let saved = try await plan(connection, environment)
    try await SetApplication(connection: connection, environment: environment, file: saved.file, force: force)
      .apply(saved.plan, yes: yes)
  }

  private func plan(_ connection: Connection, _ environment: CommandEnvironment) async throws -> SavedPlan {
    let isDocument = [".yaml", ".yml"].contains { set.file.lowercased().hasSuffix($0) }
    guard isDocument else { return try JSONFile.require(set.file, as: "a plan") }
    return SavedPlan(file: set.file, plan: try await set.plan(with: connection, in: environment))
  }
}
