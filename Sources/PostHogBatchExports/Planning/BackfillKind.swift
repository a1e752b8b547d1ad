public import OperationCore

/// What an interval is to a backfill plan: a reason to export it, or to leave it out.
///
/// ## Topics
/// ### Which intervals to export
/// - ``gaps``
/// - ``uncovered``
/// - ``everything``
public struct BackfillKind: OpenEnum {
  /// The value in JSON.
  public let rawValue: String
  /// Takes a value as it is in JSON, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// There is no run, and there should be one.
  public static let missing = Self(rawValue: "missing")
  /// A run of it failed.
  public static let failed = Self(rawValue: "failed")
  /// Completed runs cover only a part of it. The whole interval is exported, that part once more.
  public static let partlyCovered = Self(rawValue: "partly_covered")
  /// The schedule leaves it out, because the clocks skip the time at which its run would start.
  public static let clocksSkipIt = Self(rawValue: "clocks_skip_it")
  /// A run of it was cancelled.
  public static let cancelled = Self(rawValue: "cancelled")
  /// It ended before the export was created.
  public static let beforeCreation = Self(rawValue: "before_creation")
  /// There is no run, and it isn't known whether the export was paused.
  public static let perhapsPaused = Self(rawValue: "perhaps_paused")
  /// A backfill has gone over it and found nothing to export.
  public static let empty = Self(rawValue: "empty")
  /// Completed runs cover it. A backfill exports it twice.
  public static let covered = Self(rawValue: "covered")

  /// Runs or backfills in progress are about to export it. It is never exported beside them.
  public static let running = Self(rawValue: "running")
  /// Its run may not have started yet, or it hasn't ended. It is never exported.
  public static let tooRecent = Self(rawValue: "too_recent")
  /// A run of it has a status that this version of the library doesn't know. It is never exported.
  public static let unknownStatus = Self(rawValue: "unknown_status")
  /// No run of the export, and no backfill, reaches it: clocks skip the time at which its interval starts or ends. Only a
  /// file download exports it, or an export at another hour.
  public static let unreachable = Self(rawValue: "unreachable")
  /// It begins at a time that the clocks skip, where no backfill can begin. A backfill reaches it that begins earlier, or
  /// a file download exports it.
  public static let startsAtSkippedTime = Self(rawValue: "starts_at_skipped_time")

  /// All kinds.
  public static let known: [Self] = [
    .missing, .failed, .partlyCovered, .clocksSkipIt, .cancelled, .beforeCreation, .perhapsPaused, .empty, .covered,
    .running, .tooRecent, .unknownStatus, .unreachable, .startsAtSkippedTime,
  ]
}

extension BackfillKind {
  /// What should have been exported and wasn't. Left out are intervals that somebody may have meant to leave out: those
  /// of cancelled runs, of the time before the export was created, and of what may have been a pause.
  public static let gaps: Set<Self> = [.missing, .failed, .partlyCovered, .clocksSkipIt]
  /// All that isn't exported, whatever the reason.
  public static let uncovered: Set<Self> = gaps.union([.cancelled, .beforeCreation, .perhapsPaused, .empty])
  /// All that a backfill can export, also what is exported already.
  public static let everything: Set<Self> = uncovered.union([.covered])

  /// Creates the kind of an interval by how far it is exported.
  init(_ state: CoverageState) {
    self =
      switch state {
      case .completed, .completedWithFailedRecords, .coveredTwice: .covered
      case .partlyCovered: .partlyCovered
      case .running: .running
      case .failed: .failed
      case .cancelled: .cancelled
      case .missing: .missing
      case .empty: .empty
      case .neverScheduled(.clocksSkipIt): .clocksSkipIt
      case .neverScheduled(.beforeCreation): .beforeCreation
      case .tooRecent: .tooRecent
      case .unknown(.status): .unknownStatus
      case .unknown: .perhapsPaused
      }
  }
}
