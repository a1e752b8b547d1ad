#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Goes through the intervals of an export, the earliest first, and joins those to export. Of what it has seen it keeps
/// only the result.
struct BackfillPlanner: Sendable {
  /// A backfill selects events as the schedule does if it begins within this time (`use_distributed_events_recent_table`).
  static let recentTime = Duration.seconds(6 * 86_400)

  let calendar: ExportCalendar
  let kinds: Set<BackfillKind>
  /// Intervals that begin earlier are exported by other rules; `nil` if that makes no difference.
  let boundary: Date?
  private(set) var pieces: [BackfillPiece] = []
  private(set) var omissions: [BackfillOmission] = []
  private var draft: PieceDraft?
  /// Pieces that still miss some of the runs behind them, with what they have.
  private var incomplete: [(index: Int, draft: PieceDraft, after: RunSamples)] = []
  private var latest = RunSamples()

  init(_ calendar: ExportCalendar, kinds: Set<BackfillKind>, boundary: Date?) {
    (self.calendar, self.kinds, self.boundary) = (calendar, kinds, boundary)
  }

  mutating func add(_ coverage: IntervalCoverage) {
    if let kind = reasonToOmit(coverage) {
      close()
      omit(coverage.interval, kind)
    } else {
      extend(by: coverage)
      for part in coverage.unreachable { omit(part, .unreachable, intervals: 0) }
    }
    for run in coverage.runs where coverage.interval.lowerBound < run.end && run.end <= coverage.interval.upperBound {
      sample(run)
    }
  }

  /// Ends the last piece.
  mutating func finish() { close() }

  private func reasonToOmit(_ coverage: IntervalCoverage) -> BackfillKind? {
    let kind = coverage.kind
    guard kinds.contains(kind) else { return kind }
    if coverage.hasOnlyUnreachableGaps, !kinds.contains(.covered) { return .unreachable }
    let isJoined = draft?.end == coverage.interval.lowerBound
    return isJoined || !calendar.skipsStart(at: coverage.interval.lowerBound) ? nil : .startsAtSkippedTime
  }

  private mutating func extend(by coverage: IntervalCoverage) {
    let interval = coverage.interval
    let isOld = boundary.map { interval.lowerBound < $0 } ?? false
    let mustJoin = calendar.skipsStart(at: interval.lowerBound)
    if let draft, draft.end != interval.lowerBound || draft.selectsByTimestamp != isOld && !mustJoin { close() }
    var piece = draft ?? PieceDraft(from: interval.lowerBound, selectsByTimestamp: isOld, after: latest)
    piece.add(coverage, reach: calendar.reach(ofRunOf: interval))
    draft = piece
    // Where the rows begin here, the server would go on off the grid, so nothing is joined that can begin by itself.
    if mustJoin { close() }
  }

  private mutating func close() {
    guard let draft else { return }
    incomplete.append((pieces.count, draft, RunSamples()))
    pieces.append(draft.piece(before: RunSamples()))
    self.draft = nil
  }

  private mutating func sample(_ run: CoverageRun) {
    guard run.effect == .exported else { return }
    latest.add(run)
    for index in incomplete.indices {
      incomplete[index].after.add(run)
      pieces[incomplete[index].index] = incomplete[index].draft.piece(before: incomplete[index].after)
    }
    incomplete.removeAll { $0.after.isFull }
  }

  private mutating func omit(_ range: Range<Date>, _ kind: BackfillKind, intervals: Int = 1) {
    // Between gaps nearly everything is covered. It is worth a word to somebody who asked for all of the time.
    guard kind != .covered || kinds.isSuperset(of: BackfillKind.uncovered) else { return }
    if let last = omissions.indices.last, omissions[last].kind == kind,
      omissions[last].range.upperBound == range.lowerBound, (omissions[last].intervals == 0) == (intervals == 0)
    {
      omissions[last].range = omissions[last].range.lowerBound..<range.upperBound
      omissions[last].intervals += intervals
    } else {
      omissions.append(BackfillOmission(range: range, intervals: intervals, kind: kind))
    }
  }
}

extension IntervalCoverage {
  /// What the interval is to a plan. What is about to be exported in part, or may be, isn't exported beside it.
  var kind: BackfillKind {
    let kind = BackfillKind(state)
    guard BackfillKind.uncovered.contains(kind), kind != .empty else { return kind }
    let open = TimeSpans(uncovered.map(TimeSpan.init))
    let isComing = runs.contains { $0.effect == .underWay && open.overlaps($0.span) }
    if isComing || backfills.contains(where: { $0.effect == .coming }) { return .running }
    return runs.contains { $0.effect == .unknown && open.overlaps($0.span) } ? .unknownStatus : kind
  }
}
