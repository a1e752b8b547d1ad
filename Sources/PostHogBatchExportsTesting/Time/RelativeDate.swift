/// A date as the filters of the list of runs accept it: `-7d`, `-12h`, or ISO 8601. Text that can't be read means now.
struct RelativeDate {
  let now: Timestamp
  /// The time zone in which dates without an offset are interpreted, and days and months are counted back.
  let zone: TimeZoneName

  /// Returns the time; `nil` if it is too far away for the server, which fails on it.
  func resolve(_ text: String) -> Timestamp? {
    switch DateText(text) ?? DateText(Self.filledUp(text)) {
    case .instant(let time)?: time
    case .naive(let time)?: zone.instant(ofWallTime: time)
    case .day(let day)?: zone.instant(ofWallTime: Timestamp(day: day))
    case nil: difference(text)
    }
  }

  /// Completes a year, a month or a day without its zeros, such as `2026`, `2026-03` or `2026-3-1`, to the first day
  /// that it means.
  private static func filledUp(_ text: String) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.first?.count == 4, parts.count <= 3, parts.count != 2 || parts[1].count == 2 else { return text }
    let rest = parts.dropFirst().map { $0.count == 1 ? "0\($0)" : String($0) }
    return ([String(parts[0])] + rest + ["01", "01"]).prefix(3).joined(separator: "-")
  }

  /// Returns the first number with a unit in the text, whatever surrounds it; the minus sign is optional.
  private func difference(_ text: String) -> Timestamp? {
    guard let match = text.firstMatch(of: /([0-9]+)?([hdwmqysHDWMQY])(Start|End)?/) else { return now }
    let digits = match.1 ?? "0"
    guard let count = Int(digits), count <= 1_000_000_000 else { return nil }
    var wall = zone.wallTime(at: now)
    switch match.2 {
    case "s": wall = wall - .seconds(count)
    case "M": wall = wall - .seconds(count * 60)
    case "h": wall = wall - .seconds(count * 3600)
    case "d": wall = wall - .seconds(count * 86_400)
    case "w": wall = wall - .seconds(count * 7 * 86_400)
    case "q": wall = wall - .seconds(count * 13 * 7 * 86_400)
    case "m": wall = wall.adding(months: -count)
    case "y": wall = wall.adding(months: -count * 12)
    default: return now
    }
    guard wall > .earliest + .seconds(86_400) else { return nil }
    if let edge = match.3 { wall = wall.moved(to: edge == "End", of: match.2) }
    return zone.instant(ofWallTime: wall)
  }
}

extension Timestamp {
  private static let dayLength: Int64 = 86_400_000_000

  private var dayAndRest: (day: CivilDay, rest: Int64) {
    let (days, rest) = microseconds.quotientRoundedDown(Self.dayLength)
    return (CivilDay(daysSince1970: Int(days)), rest)
  }

  fileprivate func adding(months: Int) -> Self {
    let (day, rest) = dayAndRest
    return Self(microseconds: Int64(day.adding(months: months).daysSince1970) * Self.dayLength + rest)
  }

  /// Returns the first or last time of the hour or day; for months and years only the day changes, as on the server.
  fileprivate func moved(to isEnd: Bool, of unit: Substring) -> Self {
    let (day, rest) = dayAndRest
    let midnight = microseconds - rest
    func onDay(_ day: CivilDay) -> Self { Self(microseconds: Int64(day.daysSince1970) * Self.dayLength + rest) }
    switch unit {
    case "h":
      let hour = microseconds - rest % 3_600_000_000
      return Self(microseconds: isEnd ? hour + 3_600_000_000 - 1 : hour)
    case "d": return Self(microseconds: isEnd ? midnight + Self.dayLength - 1 : midnight)
    case "m" where !isEnd: return onDay(day.first(ofMonth: day.month))
    case "y" where !isEnd: return onDay(day.first(ofMonth: 1))
    case "m", "y": return onDay(day.lastOfMonth)
    default: return self
    }
  }
}
