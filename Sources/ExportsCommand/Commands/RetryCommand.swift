import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `posthog-exports retry`.
struct RetryCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Exports again what failed and has not been exported since.",
    discussion: """
      Failures are grouped by export and by what the server said. PostHog pauses an export after three failures among its \
      latest runs, retries included. So an export that it has paused, or whose newest interval failed, is retried only if the \
      test of its destination passes, or with --anyway.

      With --wait the intervals are exported one after another, and a failure ends the retries of its export. Without it at \
      most two intervals of an export are begun, since a third failure would pause it.

      The exit status is 3 if a retry failed, and 5 if only some exports were retried.
      """)

  @Argument(help: ArgumentHelp("The export.", valueName: "export"), completion: ExportArgument.completion)
  var export: String?
  @Flag(help: "All exports of the project.") var all = false
  @Option(help: ArgumentHelp("Intervals that ended since then: \(TimePoint.help).", valueName: "time"))
  var since: TimePoint
  @Flag(help: "Show what failed, and start nothing.") var dryRun = false
  @Flag(help: "Wait until everything is exported.") var wait = false
  @Flag(help: "Retry without asking.") var yes = false
  @Flag(help: "Retry although the same is likely to happen again.") var anyway = false
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    guard (export != nil) != all else { throw ValidationError("Name an export, or say --all.") }
  }

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let exports = if let export { [try await connection.export(export)] } else { try await connection.allExports() }
    var (failed, wanted): ([FailedExport], [FailedExport]) = ([], [])
    for export in exports {
      let start = try since.past(in: export.zone(in: environment), now: environment.now())
      let failures = try await connection.handle(of: export).unresolvedFailures(since: start)
      if !failures.isEmpty { failed.append(FailedExport(export: export, failures: failures, since: start)) }
    }
    guard !failed.isEmpty else { return try await goOn(export == nil ? [] : exports, connection, environment) }
    let times = self.connection.times(in: environment)
    for export in failed { try environment.write(export.text(times, environment.output)) }
    if dryRun { return }
    for export in failed where try await isWanted(export, connection, environment) { wanted.append(export) }
    guard !wanted.isEmpty else { throw ExitStatus.unhealthy }
    try await wait ? run(wanted, connection, environment) : begin(wanted, connection, environment)
    if wanted.count < failed.count { throw ExitStatus.partial }
  }

  /// Says that there is nothing to retry, and waits for what is being exported again, if the user wants to.
  private func goOn(
    _ exports: [BatchExport], _ connection: Connection, _ environment: CommandEnvironment
  ) async throws {
    environment.say("nothing failed that isn't exported since, or being exported")
    for export in exports {
      let backfills = connection.handle(of: export).backfills
      let newest = try await connection.client.send(backfills.list(ordering: .newestFirst).pages.first).results
      for backfill in newest where backfill.status.isActive {
        let id = backfill.id.lowercaseText
        environment.say(
          "“\(export.shownName)”: a backfill is in progress; wait for it with: posthog-exports wait \(id)")
        guard wait else { continue }
        _ = try await environment.outlasting { try await backfills[backfill.id].wait(timeout: .longerThanAnyJob) }
      }
    }
  }

  /// Returns whether an export is to be retried: its cause may be gone, and the user agrees.
  private func isWanted(
    _ failed: FailedExport, _ connection: Connection, _ environment: CommandEnvironment
  ) async throws -> Bool {
    let name = "“\(failed.export.shownName)”"
    if !anyway, try await isLikelyToFail(failed.export, connection, environment) {
      let steps = try await connection.handle(of: failed.export).testDestination()
      guard !steps.isEmpty, steps.allSatisfy({ $0.result?.status == .passed }) else {
        environment.say(
          "\(name) isn't retried: it would fail again, and the test of its destination doesn't pass. Mend the cause, "
            + "or say --anyway")
        return false
      }
    }
    return try yes || environment.confirms("Retry \(name)?", orElse: "--yes")
  }

  /// Returns whether the server has paused the export, or its newest interval failed.
  private func isLikelyToFail(
    _ export: BatchExport, _ connection: Connection, _ environment: CommandEnvironment
  ) async throws(PostHogError) -> Bool {
    let health = try await connection.handle(of: export)
      .health(now: environment.now(), zones: .system(in: environment.variables))
    return health.findings.contains { finding in
      switch finding {
      case .pausedByServer, .failing: true
      default: false
      }
    }
  }

  /// Exports everything, one interval of an export after another.
  private func run(
    _ exports: [FailedExport], _ connection: Connection, _ environment: CommandEnvironment
  ) async throws {
    var plans: [BackfillPlan] = []
    for failed in exports {
      do throws(BackfillError) {
        plans.append(
          try await connection.handle(of: failed.export).backfillPlan(
            of: failed.since..<environment.now(), including: [.failed], now: environment.now()))
      } catch {
        guard case .nothingToBackfill = error else { throw error }
      }
    }
    try await PlanRunner(connection: connection, environment: environment, isQuiet: self.connection.quiet)
      .run(plans)
  }

  /// Begins as many retries of each export as can fail without a pause.
  private func begin(
    _ exports: [FailedExport], _ connection: Connection, _ environment: CommandEnvironment
  ) async throws {
    let most = 2
    var isPart = false
    for failed in exports {
      let handle = connection.handle(of: failed.export)
      for failure in failed.failures.prefix(most) {
        let id = try await handle.runs[failure.run.id].beginRetry().id.lowercaseText
        environment.say("“\(failed.export.shownName)”: retrying; wait for it with: posthog-exports wait \(id)")
      }
      let left = failed.failures.count - most
      isPart = isPart || left > 0
      if left > 0 {
        environment.say("“\(failed.export.shownName)”: \(Count(left, "interval")) left; use --wait for all")
      }
    }
    if isPart { throw ExitStatus.partial }
  }
}
