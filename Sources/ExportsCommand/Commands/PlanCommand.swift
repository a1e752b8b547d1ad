import ArgumentParser
import PostHogBatchExports

/// `posthog-exports plan`.
struct PlanCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Shows what `apply` would do with a file of exports.",
    discussion: """
      Nothing is changed. The exit status is 0 if there is nothing to do and 4 if there is something.

      EXAMPLES
        posthog-exports plan exports.yaml
        posthog-exports plan exports.yaml --out plan.json; posthog-exports apply plan.json
      """)

  @OptionGroup var set: ExportSetOptions
  @Option(help: ArgumentHelp("A file for the plan, which `apply` takes.", valueName: "file")) var out: String?
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let plan = try await set.plan(with: connection, in: environment)
    try environment.write(plan.text + "\n")
    if let out { try JSONFile.write(SavedPlan(file: set.file, plan: plan), to: out) }
    if !plan.isEmpty { throw ExitStatus.changes }
  }
}
