import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension BackfillSession {
  /// Waits until a backfill has ended. It is cancelled if a run of it fails, or if an older one of the same time turns up.
  ///
  /// - Parameter failed: The runs whose failures are reported already.
  /// - Throws: A ``BackfillError``, also for a backfill that didn't do its work.
  func watch(_ started: BatchExportBackfill, _ failed: inout [UUID]) async throws(BackfillError) {
    var (backfill, poller) = (started, poller())
    var stop: BackfillStop?
    var isWithdrawn = false
    while true {
      let before = backfill.reading
      let list = try await newest()
      backfill = try await current(backfill, in: list)
      if backfill.reading == before { poller.slowDown() } else { report(.progress(backfill)) }
      for run in try await newFailures(of: backfill, besides: failed) {
        failed.append(run.id)
        report(.runFailed(run))
        if options.stopsAfterFailure { stop = stop ?? .runFailed(run) }
      }
      if backfill.reading.isFinal { break }
      if !isWithdrawn, let elder = list.first(where: { $0.isElder(of: backfill) }) {
        report(.withdrawn(backfill, for: elder.id))
        isWithdrawn = true
      }
      if isWithdrawn || stop != nil { try await cancel(backfill.id) }
      try await pause(&poller)
    }
    report(.ended(backfill))
    try await judge(backfill, stop, isWithdrawn: isWithdrawn)
  }

  /// Finds out why a backfill ended, if it isn't by itself. Its runs are judged later, by how far the time is exported.
  private func judge(_ backfill: BatchExportBackfill, _ stop: BackfillStop?, isWithdrawn: Bool)
    async throws(BackfillError)
  {
    var reason = stop
    switch backfill.reading.stage {
    case .cancelled where !isWithdrawn: reason = reason ?? .cancelled(backfill: backfill.id)
    case .failed: reason = reason ?? .backfillFailed(backfill)
    default: break
    }
    guard let reason else { return }
    // The server cancels the backfills of an export that it pauses.
    try await check()
    throw .stopped(reason, BackfillSummary())
  }

  private func current(
    _ backfill: BatchExportBackfill, in list: [BatchExportBackfill]
  ) async throws(BackfillError) -> BatchExportBackfill {
    if let found = list.first(where: { $0.id == backfill.id }) { return found }
    return try await outlasting { () async throws(PostHogError) in try await export.backfills[backfill.id].retrieve() }
  }

  private func cancel(_ id: UUID) async throws(BackfillError) {
    _ = try await outlasting { () async throws(PostHogError) in try await export.backfills[id].cancel() }
  }

  /// Lists the runs of a backfill that have failed.
  private func newFailures(
    of backfill: BatchExportBackfill, besides known: [UUID]
  ) async throws(BackfillError) -> [BatchExportRun] {
    // A minute of slack, for servers whose clocks differ.
    let start = backfill.createdAt.addingTimeInterval(-60)
    return try await outlasting { () async throws(PostHogError) in
      try await export.runs.list(statuses: RunStatus.known.filter(\.isFailed), after: .at(start))
        .reduce([]) { $1.backfill == backfill.id && !known.contains($1.id) ? $0 + [$1] : $0 }
    }
  }
}

extension RunStatus {
  fileprivate var isFailed: Bool { stage == .failed }
}

extension BatchExportBackfill {
  /// Returns whether this backfill is about to export a part of the time of another, and is older.
  func isElder(of other: BatchExportBackfill) -> Bool {
    guard let start = other.startAt, let end = other.endAt, start < end, id != other.id else { return false }
    return isComing(over: start..<end) && (createdAt, id.uuidString) < (other.createdAt, other.id.uuidString)
  }
}
