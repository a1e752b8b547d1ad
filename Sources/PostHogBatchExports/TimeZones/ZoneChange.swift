/// A moment at which the clocks of a zone are set forward or back.
struct ZoneChange: Hashable, Sendable {
  /// The moment, in seconds since 1970.
  let moment: Int64
  /// The offset from UTC until then, in seconds, east of Greenwich positive.
  let before: Int64
  /// The offset from then on.
  let after: Int64

  /// How far the clocks are set forward; negative if they are set back.
  var shift: Int64 { after - before }

  /// The wall times that the clocks skip.
  var skipped: Range<WallTime> { span(from: before, to: after) }
  /// The wall times that the clocks show twice.
  var repeated: Range<WallTime> { span(from: after, to: before) }

  /// From this wall time on, the first of two equal times has the offset after the change, and so does a time that is
  /// not skipped.
  var settled: WallTime { WallTime(seconds: moment + max(before, after)) }

  private func span(from: Int64, to: Int64) -> Range<WallTime> {
    WallTime(seconds: moment + from)..<WallTime(seconds: moment + max(from, to))
  }
}
