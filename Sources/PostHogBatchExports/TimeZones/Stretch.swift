/// A stretch of time in which the clocks of a zone are not changed.
struct Stretch: Hashable, Sendable {
  /// The offset from UTC, in seconds, east of Greenwich positive.
  let offset: Int64
  /// The moment of the change before it, in seconds since 1970.
  let start: Int64
  /// The moment of the change after it.
  let end: Int64

  /// Returns whether there is no change within `margin` seconds of a moment.
  func contains(_ moment: Int64, margin: Int64) -> Bool { start <= moment - margin && moment + margin < end }
}
