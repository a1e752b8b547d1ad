import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One piece of a plan that is being run. What to do next follows from what the server says, so that another process can go
/// on at any time.
struct PieceRun: Sendable {
  let session: BackfillSession
  let piece: BackfillPiece
  private var first: PieceReading?
  /// What was backfilled last, and how many of its intervals weren't exported before.
  private var last: (range: Range<Date>, open: Int)?
  /// What a backfill has not made smaller, so that another one wouldn't either.
  private var stalled = TimeSpans()
  private var poller: Poller

  init(_ piece: BackfillPiece, in session: BackfillSession) {
    (self.piece, self.session, poller) = (piece, session, session.poller())
  }

  mutating func run(_ summary: inout BackfillSummary) async throws(BackfillError) {
    do throws(BackfillError) {
      while true {
        let reading = try await read(&summary)
        if let running = reading.running {
          try await wait(for: running)
        } else if let next = next(reading) {
          try await backfill(next, reading, &summary)
        } else {
          return finish(reading, &summary)
        }
      }
    } catch {
      guard case .stopped(let stop, _) = error else { throw error }
      finish(try await session.read(piece, checks: false), &summary)
      throw .stopped(stop, summary)
    }
  }

  /// Reads how far the piece is exported, and stops if a run has failed meanwhile.
  private mutating func read(_ summary: inout BackfillSummary) async throws(BackfillError) -> PieceReading {
    let reading = try await session.read(piece, known: first?.failures)
    first = first ?? reading
    for id in reading.newFailures where !summary.failedRuns.contains(id) {
      let run = try await session.outlasting { [session] () async throws(PostHogError) in
        try await session.export.runs[id].retrieve()
      }
      summary.failedRuns.append(id)
      session.report(.runFailed(run))
      if session.options.stopsAfterFailure { throw .stopped(.runFailed(run), summary) }
    }
    return reading
  }

  /// Returns what to backfill next, unless the backfill before it has changed nothing.
  private mutating func next(_ reading: PieceReading) -> BackfillPiece? {
    if let last, reading.openCount(in: last.range) >= last.open { stalled.insert(TimeSpan(last.range)) }
    last = nil
    return reading.planner.pieces.first { !stalled.contains(TimeSpan($0.range)) }
  }

  private mutating func backfill(
    _ next: BackfillPiece, _ reading: PieceReading, _ summary: inout BackfillSummary
  ) async throws(BackfillError) {
    guard let backfill = try await session.start(next.range, &poller) else {
      return try await session.pause(&poller)
    }
    poller.succeeded()
    last = (next.range, reading.openCount(in: next.range))
    summary.backfills.append(backfill.id)
    session.report(.started(next.range, backfill))
    try await session.watch(backfill, &summary.failedRuns)
  }

  private func wait(for interval: Range<Date>) async throws(BackfillError) {
    session.report(.waiting(interval))
    var poller = session.poller()
    while try await session.read(piece, in: interval).running != nil {
      try await session.pause(&poller)
      poller.slowDown()
    }
  }

  private func finish(_ reading: PieceReading, _ summary: inout BackfillSummary) {
    summary.add(reading, since: first ?? reading)
    if reading.open.isEmpty { session.report(.done(piece.range)) }
  }
}
