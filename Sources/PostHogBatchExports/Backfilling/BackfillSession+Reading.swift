import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension BackfillSession {
  /// Reads how far a piece is exported, or a part of it.
  ///
  /// - Parameters:
  ///   - known: The failed runs that were there the first time.
  ///   - checks: Whether the export has to be the one that was planned for.
  func read(
    _ piece: BackfillPiece, in range: Range<Date>? = nil, known: Set<UUID>? = nil, checks: Bool = true
  ) async throws(BackfillError) -> PieceReading {
    let export = try await outlasting { () async throws(PostHogError) in try await self.export.retrieve() }
    if checks { try check(export) }
    var context = CoverageContext(
      plan.calendar, createdAt: export.createdAt, isPaused: export.paused, lastPausedAt: export.lastPausedAt, now: now)
    context.ignoredJobs = ignoredJobs(of: piece)
    let planner = BackfillPlanner(for: plan.export, in: context, kinds: BackfillKind.uncovered)
    let intervals = self.export.coverage(of: range ?? piece.range, in: context)
    return try await outlasting { () async throws(PostHogError) in
      var reading = PieceReading(planner, known: known)
      var iterator = intervals.makeAsyncIterator()
      while let interval = try await iterator.next() { reading.add(interval) }
      reading.finish()
      return reading
    }
  }

  /// If what is exported is to be exported again, only what happened since the plan was made counts.
  private func ignoredJobs(of piece: BackfillPiece) -> Set<UUID> {
    var jobs: Set<UUID> = []
    if plan.kinds.contains(.covered) { jobs.formUnion(piece.runs) }
    if plan.kinds.contains(.covered) || plan.kinds.contains(.empty) { jobs.formUnion(piece.backfills) }
    return jobs
  }

  /// Checks that the export is still the one that was planned for.
  func check() async throws(BackfillError) {
    try check(try await outlasting { () async throws(PostHogError) in try await export.retrieve() })
  }

  private func check(_ export: BatchExport) throws(BackfillError) {
    let (planned, actual) = (plan.export, PlannedExport(export))
    guard actual.project == planned.project else {
      throw .otherProject(planned: planned.project, actual: actual.project)
    }
    guard actual.schedule == planned.schedule else {
      throw .scheduleChanged(planned: planned.schedule, actual: actual.schedule)
    }
    let isKnownPause = planned.isPaused && planned.lastPausedAt == actual.lastPausedAt
    if actual.isPaused, !isKnownPause { throw .stopped(.paused(since: actual.lastPausedAt), BackfillSummary()) }
  }
}
