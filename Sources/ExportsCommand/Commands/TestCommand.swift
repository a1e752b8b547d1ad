import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports

/// `posthog-exports test`.
struct TestCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Tests the destination of an export, step by step.",
    discussion: """
      The server uses the settings and secrets that it has stored. A step may create and remove a table. The exit status \
      is 3 if a step fails.
      """)

  @Argument(help: ExportArgument.help, completion: ExportArgument.completion) var export: String
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let export = try await connection.export(export)
    let steps = try await connection.handle(of: export).testDestination { step in
      environment.output.write(step.line(environment.output.paint))
    }
    if steps.isEmpty { environment.say("the server has no test for destinations of this type") }
    if steps.contains(where: { $0.result?.status == .failed }) { throw ExitStatus.unhealthy }
  }
}

extension DestinationTestStep {
  fileprivate func line(_ paint: Paint) -> String {
    let isFine = result?.status == .passed
    let message = result?.message.map { ": " + printable(KeyRedaction.postHog.redacted($0, keys: []), limit: 1000) }
    let mark = paint(isFine ? .green : .red, isFine ? "✓" : "✗")
    return "\(mark) \(printable(name ?? "unnamed step", limit: 200))\(isFine ? "" : message ?? "")\n"
  }
}
