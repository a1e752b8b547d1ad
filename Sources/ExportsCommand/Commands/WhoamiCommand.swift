import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports

/// `posthog-exports whoami`.
struct WhoamiCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "whoami", abstract: "Shows which project the command uses, and what the key may read there.",
    discussion: """
      One request for each scope tells what the key may read. Nothing harmless tells what it may write.
      """)

  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let checks: [(scope: String, use: String, send: () async throws(PostHogError) -> Void)] = [
      (
        "batch_export:read", "list exports, runs, backfills and logs",
        { () async throws(PostHogError) in
          _ = try await connection.client.send(connection.exports.list(limit: 1).pages.first)
        }
      ),
      (
        "organization:read", "name the organization",
        { () async throws(PostHogError) in
          _ = try await connection.client.send(connection.client.organizations.list(limit: 1).pages.first)
        }
      ),
    ]
    try environment.write("host      \(connection.client.host)\nproject   \(connection.projectName)\n")
    var hasFailed = false
    for check in checks {
      let fault = await Self.fault(of: check.send)
      hasFailed = hasFailed || fault != nil
      let paint = environment.output.paint
      let mark = fault == nil ? paint(.green, "✓") : paint(.red, "✗")
      try environment.write("\(mark) \(check.scope): \(check.use)\(fault.map { " – \($0)" } ?? "")\n")
    }
    if hasFailed { throw ExitStatus.noAccess }
  }

  private static func fault(of send: () async throws(PostHogError) -> Void) async -> PostHogError? {
    do throws(PostHogError) {
      try await send()
      return nil
    } catch {
      return error
    }
  }
}
