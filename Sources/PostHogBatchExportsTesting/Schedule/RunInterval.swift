/// The time that a run exports, up to but not including its end.
struct RunInterval: Hashable, Sendable {
  /// `nil` for the beginning of time.
  let start: Timestamp?
  let end: Timestamp
}

extension ExportSchedule {
  /// Returns the interval of the run that is named by an end. A day or week is counted back on the clock on the wall, so
  /// that it can have an hour more or less.
  func interval(endingAt end: Timestamp) -> RunInterval {
    guard interval.hasOffsetHour else { return RunInterval(start: end - interval.duration, end: end) }
    let wall = timezone.wallTime(at: end) - interval.duration
    return RunInterval(start: timezone.instant(ofWallTime: wall), end: end)
  }
}
