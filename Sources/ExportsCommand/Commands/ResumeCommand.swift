import ArgumentParser
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `posthog-exports resume`.
struct ResumeCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Lets a paused export run again, and exports the time of the pause if you want.",
    discussion: """
      The server exports nothing of the pause by itself. --fill plans it, with what failed before it, before the export is resumed, shows the plan, asks, \
      resumes, and runs the plan to its end. The server's own way, the property `backfill` of the request, isn't used: its \
      bounds aren't those of intervals, and where the server has no time of the pause it exports the whole history.
      """)

  @Argument(help: ExportArgument.help, completion: ExportArgument.completion) var export: String
  @Flag(help: "Export the time of the pause.") var fill = false
  @Flag(help: "Start without asking.") var yes = false
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let export = try await connection.export(export)
    guard export.paused else {
      environment.say("“\(export.shownName)” isn't paused")
      if fill {
        let id = export.id.lowercaseText
        environment.say("for a pause that has ended: posthog-exports gaps \(id) --include perhaps_paused --fix")
      }
      return
    }
    let plan = fill ? try await plan(export, connection, environment) : nil
    if let plan {
      try environment.write("\(plan)\n")
      guard try yes || environment.confirms("Resume, and start?", orElse: "--yes") else {
        throw environment.declined("nothing was changed")
      }
    }
    try await warn(connection.handle(of: export), environment)
    _ = try await connection.handle(of: export).unpause()
    if !self.connection.quiet { environment.say("resumed “\(export.shownName)”") }
    guard let plan else { return }
    try await PlanRunner(connection: connection, environment: environment, isQuiet: self.connection.quiet)
      .run([plan])
  }

  /// Plans the time since the pause began; `nil` if nothing of it is left to export.
  private func plan(
    _ export: BatchExport, _ connection: Connection, _ environment: CommandEnvironment
  ) async throws -> BackfillPlan? {
    guard let pause = export.lastPausedAt else {
      throw CommandFailure.usage(
        "the server doesn't say when “\(export.shownName)” was paused: resume it, and use `backfill` with --from and --to"
      )
    }
    // With the failures for which the server may have paused it.
    let week: TimeInterval = 7 * 86_400
    let failed = try await connection.handle(of: export).unresolvedFailures(since: pause.addingTimeInterval(-week))
    let start = min(pause, failed.first?.start ?? pause, environment.now())
    do throws(BackfillError) {
      return try await connection.handle(of: export).backfillPlan(
        of: start..<environment.now(),
        including: BackfillKind.gaps.union([.perhapsPaused, .cancelled]), now: environment.now())
    } catch {
      guard case .nothingToBackfill = error else { throw error }
      environment.say("nothing of the pause is left to export")
      return nil
    }
  }

  /// Says if failures before the pause still count.
  private func warn(_ export: PostHogClient.BatchExportHandle, _ environment: CommandEnvironment) async throws {
    let health = try await export.health(now: environment.now(), zones: .system(in: environment.variables))
    for finding in health.findings {
      switch finding {
      case .pausedByServer, .nextFailurePauses: environment.say("\(finding)")
      default: continue
      }
    }
  }
}
