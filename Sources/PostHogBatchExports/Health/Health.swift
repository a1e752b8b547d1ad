import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// How a batch export is doing, as far as its newest runs show.
///
///     for try await health in project.batchExports.health() where health.level >= .attention { print(health) }
///
/// A list of exports has the ten newest runs of each, those of backfills included. They don't always suffice: a backfill
/// in progress hides the runs of the schedule (``HealthFinding/runsHidden(backfills:)``), and PostHog counts the failures
/// among 24 runs of an hourly export (``FailureCount/isExact``). What they don't show is not reported as healthy or failing;
/// the initializer takes more runs, and `health(now:limits:zones:)` of one export reads as many as it takes.
///
/// What is said here of the server comes from PostHog's source.
public struct Health: Sendable, Hashable, Identifiable {
  /// The ID of the batch export.
  public let id: UUID
  /// The name of the batch export.
  public let name: String
  /// What was found, the worst first; empty if nothing is wrong.
  public let findings: [HealthFinding]
  /// Whether the export is paused.
  public let isPaused: Bool
  /// The completed run with the newest interval, as far as the runs are known. Its `dataIntervalEnd` is how far the data
  /// is exported.
  public let lastSuccess: BatchExportRun?
  /// The failures that PostHog counts before it pauses the export; `nil` for an interval that this library doesn't know.
  public let failures: FailureCount?
  /// The end of the newest interval of which the schedule should have started a run by now; `nil` if there is none, or if
  /// the intervals can't be known. Pauses aren't taken into account.
  public let lastDueEnd: Date?
  /// How far the end of the newest completed interval is behind ``lastDueEnd``; `nil` if one of the two isn't known. It
  /// grows while the export is paused.
  public let lag: Duration?

  /// Determines the health of an export.
  ///
  /// - Parameters:
  ///   - export: The export as the API gives it.
  ///   - runs: More of its newest runs by creation, without holes. Those that are also in `latestRuns` count once.
  ///   - includesAllRuns: Whether `runs` are all runs that the export has.
  ///   - now: The time at which the export was read.
  ///   - limits: What counts as late and as empty.
  ///   - zones: Where the rules of its time zone are read from.
  public init(
    of export: BatchExport, runs: [BatchExportRun] = [], includesAllRuns: Bool = false, now: Date = Date(),
    limits: HealthLimits = HealthLimits(), zones: TimeZoneDatabase = .system
  ) {
    self.init(
      HealthCheck(
        export, RunHistory(of: export, runs, isWhole: includesAllRuns, keys: []), now: now, limits: limits, zones: zones
      ))
  }

  init(_ check: HealthCheck) {
    (id, name, isPaused) = (check.export.id, check.export.name, check.export.paused)
    findings = check.findings
    (lastSuccess, failures) = (check.history.lastSuccess, check.window.map(FailureCount.init))
    (lastDueEnd, lag) = (check.lastDueEnd, check.lag)
  }

  /// The level of the worst finding.
  public var level: HealthLevel { findings.first?.level ?? .healthy }
}

extension Health: CustomStringConvertible {
  /// The name, what is worst about the export, and what to do next, on one line. It is safe to log.
  public var description: String { "\(printable(name, limit: 200)): \(findings.first?.description ?? summary)" }

  /// What is worst about the export, on one line.
  public var summary: String {
    if let finding = findings.first { return finding.summary }
    guard let lastSuccess else { return "Nothing is exported yet." }
    return "Exported up to \(lastSuccess.dataIntervalEnd.shown)."
  }

  /// What to do about it, on one line; `nil` if nothing is wrong.
  public var advice: String? { findings.first?.advice }
}
