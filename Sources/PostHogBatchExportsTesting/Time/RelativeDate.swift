/// A date as the filters of the run list take it: `-7d`, `-12h`, or ISO 8601.
enum RelativeDate {
  /// `nil` when the text is neither. A value without an offset is read in `zone`.
  static func resolve(_ text: String, now: Timestamp, zone: TimeZoneName) -> Timestamp? {
    if let date = DateText(text) {
      switch date {
      case .instant(let time): return time
      case .naive(let time): return zone.instant(ofWallTime: time)
      case .day(let day): return zone.instant(ofWallTime: Timestamp(day: day))
      }
    }
    return difference(text, now: now)
  }

  private static func difference(_ text: String, now: Timestamp) -> Timestamp? {
    guard text.hasPrefix("-"), let unit = text.last, let count = Int(text.dropFirst().dropLast()),
      (0...100_000).contains(count)
    else { return nil }
    switch unit {
    case "h": return now - .seconds(count * 3600)
    case "d": return now - .seconds(count * 86_400)
    case "w": return now - .seconds(count * 7 * 86_400)
    case "m": return months(count, before: now)
    case "y": return months(count * 12, before: now)
    default: return nil
    }
  }

  private static func months(_ count: Int, before now: Timestamp) -> Timestamp {
    let dayLength: Int64 = 86_400_000_000
    let (days, rest) = now.microseconds.quotientRoundedDown(dayLength)
    let day = CivilDay(daysSince1970: Int(days)).adding(months: -count)
    return Timestamp(microseconds: Int64(day.daysSince1970) * dayLength + rest)
  }
}
