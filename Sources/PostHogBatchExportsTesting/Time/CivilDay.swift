/// A day of the Gregorian calendar, without a time zone.
struct CivilDay: Hashable, Sendable {
  let year: Int
  let month: Int
  let day: Int

  /// Creates a day; `nil` if it doesn't exist, such as 30 February.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...Self.length(of: month, in: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  // The arithmetic of Howard Hinnant's "chrono-compatible low-level date algorithms": eras of 400 years that start in March.
  init(daysSince1970 days: Int) {
    let (era, dayOfEra) = (days + 719_468).quotientRoundedDown(146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var daysSince1970: Int {
    let shifted = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = shifted.quotientRoundedDown(400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the week; 0 is Sunday, as in the API's `offset_day`.
  var weekday: Int { (daysSince1970 + 4).quotientRoundedDown(7).remainder }

  static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

  var text: String { "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))" }

  private static let first = CivilDay(daysSince1970: -719_162)  // 0001-01-01

  /// Returns the same day some months later or earlier, or the last day of that month if it is shorter.
  func adding(months: Int) -> CivilDay {
    let (year, month) = (year * 12 + month - 1 + months).quotientRoundedDown(12)
    let day = min(day, Self.length(of: month + 1, in: year))
    return CivilDay(year: year, month: month + 1, day: day) ?? Self.first
  }

  func first(ofMonth month: Int) -> CivilDay { CivilDay(year: year, month: month, day: 1) ?? self }
  var lastOfMonth: CivilDay { CivilDay(year: year, month: month, day: Self.length(of: month, in: year)) ?? self }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
