/// What the clocks of a time zone show, which is no moment by itself: an hour can be shown twice, or never.
struct WallTime: Hashable, Comparable, Sendable {
  /// The seconds since 1970, counted as if the clocks were those of UTC.
  let seconds: Int64

  static let hour: Int64 = 3_600
  static let day: Int64 = 86_400

  /// The days since 1970.
  var dayNumber: Int64 { seconds.dividedDown(by: Self.day) }
  /// The hour of the day, 0 to 23.
  var hourOfDay: Int64 { (seconds - dayNumber * Self.day) / Self.hour }
  /// The midnight with which the day began.
  var midnight: WallTime { WallTime(seconds: dayNumber * Self.day) }

  static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
  static func + (wall: Self, seconds: Int64) -> Self { WallTime(seconds: wall.seconds + seconds) }
  static func - (wall: Self, seconds: Int64) -> Self { WallTime(seconds: wall.seconds - seconds) }
}

extension Int64 {
  /// Returns the quotient rounded down, also for negative numbers.
  func dividedDown(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
