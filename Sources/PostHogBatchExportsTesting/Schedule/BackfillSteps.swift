/// The intervals that a backfill exports, one after another: whole steps from its start, in local time for days and weeks.
/// A rest that is shorter than a step is left out. Without a start there is a single interval.
struct BackfillSteps: Sendable {
  private let schedule: ExportSchedule
  private let end: Timestamp
  /// The start of the next interval, in local time for days and weeks; `nil` for the beginning.
  private var cursor: Timestamp?
  private(set) var isAtEnd = false

  init(from start: Timestamp?, to end: Timestamp, of schedule: ExportSchedule) {
    self.schedule = schedule
    self.end = end
    cursor = start.map { Self.stepping($0, schedule) }
    isAtEnd = start != nil && peek == nil
  }

  mutating func next() -> RunInterval? {
    guard !isAtEnd else { return nil }
    guard let step = peek else {
      isAtEnd = true
      return RunInterval(start: nil, end: end)
    }
    cursor = step
    isAtEnd = peek == nil
    let end = schedule.interval.hasOffsetHour ? schedule.timezone.instant(ofWallTime: step) : step
    return schedule.interval(endingAt: end)
  }

  /// The end of the next step, on the clock that is stepped on.
  private var peek: Timestamp? {
    guard let cursor else { return nil }
    let step = cursor + schedule.interval.duration
    return step > cursor && step <= Self.stepping(end, schedule) ? step : nil
  }

  private static func stepping(_ time: Timestamp, _ schedule: ExportSchedule) -> Timestamp {
    schedule.interval.hasOffsetHour ? schedule.timezone.wallTime(at: time) : time
  }
}
