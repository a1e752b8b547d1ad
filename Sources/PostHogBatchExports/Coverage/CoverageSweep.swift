#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Goes through the intervals of an export, the earliest first, and keeps only the runs that can still matter.
struct CoverageSweep: Sendable {
  let context: CoverageContext
  let backfills: [CoverageBackfill]
  /// The runs that have begun and share time with the next interval or a later one.
  private(set) var runs: [CoverageRun] = []
  /// The last end of a run of the schedule. It shows that the export was not paused then.
  private var lastScheduledEnd = Date.distantPast

  init(_ context: CoverageContext, backfills: [CoverageBackfill]) {
    self.context = context
    self.backfills = backfills.filter { !context.ignoredJobs.contains($0.id) }.map { backfill in
      var backfill = backfill
      backfill.beginsAtSkippedTime = backfill.adjustedStart.map(context.calendar.skipsStart) ?? false
      return backfill
    }
  }

  /// Takes a run that starts before the end of the next interval.
  mutating func add(_ run: CoverageRun) {
    guard !context.ignoredJobs.contains(run.id) else { return }
    if run.span.start < run.end { runs.append(run) }
    if run.backfill == nil { lastScheduledEnd = max(lastScheduledEnd, run.end) }
  }

  /// Lets go of the runs that end by the start of an interval.
  mutating func discard(before start: Date) { runs.removeAll { $0.end <= start } }

  /// Returns what has become of an interval. All runs that share time with it must have been added.
  func coverage(of interval: Range<Date>) -> IntervalCoverage {
    let span = TimeSpan(interval)
    let evidence = IntervalEvidence(
      of: interval, runs: runs.filter { $0.span.overlaps(span) }, backfills: backfills)
    let reach = context.calendar.nominalStart(ofRunEndingAt: interval.upperBound)
    return IntervalCoverage(
      interval: interval, state: state(of: interval, evidence), uncovered: evidence.uncovered.ranges,
      gaps: evidence.gaps.ranges,
      unreachable: evidence.gaps.intersection(TimeSpan(from: interval.lowerBound, to: reach)).ranges,
      coveredTwice: evidence.coveredTwice.ranges, runs: evidence.runs, backfills: evidence.backfills)
  }

  private func state(of interval: Range<Date>, _ evidence: IntervalEvidence) -> CoverageState {
    if evidence.uncovered.isEmpty {
      if evidence.hasFailedRecords { return .completedWithFailedRecords }
      return evidence.coveredTwice.isEmpty ? .completed : .coveredTwice
    }
    if evidence.gaps.isEmpty {
      if let run = evidence.unknown { return .unknown(.status(run.status)) }
      return evidence.uncovered.subtracting(evidence.coming) == evidence.uncovered ? .empty : .running
    }
    let firing = context.calendar.firing(ofIntervalEndingAt: interval.upperBound)
    let hasRun = evidence.runs.contains { $0.end >= interval.upperBound && $0.effect != .exported }
    if !hasRun, context.now < context.deadline(of: firing, end: interval.upperBound) { return .tooRecent }
    if evidence.has(.failed) { return .failed }
    if evidence.has(.cancelled) { return .cancelled }
    if evidence.gaps != TimeSpans([evidence.span]) { return .partlyCovered }
    if interval.upperBound <= context.createdAt { return .neverScheduled(.beforeCreation) }
    if firing?.ends.isEmpty == true { return .neverScheduled(.clocksSkipIt) }
    return doubt(about: interval.upperBound).map(CoverageState.unknown) ?? .missing
  }

  /// Returns why an export may have been paused when an interval ended. Only the latest pause is known, and not its end,
  /// but a later run of the schedule shows that it had ended.
  private func doubt(about end: Date) -> CoverageState.Doubt? {
    guard let pause = context.lastPausedAt else { return context.isPaused ? .isPaused(since: nil) : nil }
    if end.adding(context.calendar.frequency.largestJitter) < pause { return .earlierPause(latest: pause) }
    let hasResumed = lastScheduledEnd >= pause
    if context.isPaused { return .isPaused(since: hasResumed ? nil : pause) }
    return hasResumed ? nil : .paused(at: pause)
  }
}
