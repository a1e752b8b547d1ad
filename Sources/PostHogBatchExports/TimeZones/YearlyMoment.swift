import OperationCore

/// A moment of every year, as a POSIX `TZ` string names it: `M3.2.0/2` is 02:00 on the second Sunday of March.
struct YearlyMoment: Hashable, Sendable {
  /// A day of every year.
  enum Day: Hashable, Sendable {
    /// `Mm.w.d`: a weekday (0 is Sunday) of a week of a month; week 5 is the last that has it.
    case weekday(Int, week: Int, month: Int)
    /// `Jn`: the n-th day, 1 to 365, where 29 February is not counted.
    case withoutLeapDay(Int)
    /// `n`: the day after n others, 0 to 365.
    case afterDays(Int)
  }

  let day: Day
  /// The seconds after midnight; negative or more than a day in version 3 of the files (RFC 9636, 3.3.2).
  let second: Int64

  /// Returns the wall time of the moment in a year.
  func wallTime(in year: Int) -> WallTime {
    WallTime(seconds: Int64(dayNumber(in: year)) * WallTime.day + second)
  }

  private func dayNumber(in year: Int) -> Int {
    let newYear = GregorianCalendar.daysSince1970(year: year, month: 1, day: 1)
    switch day {
    case .afterDays(let days): return newYear + days
    case .withoutLeapDay(let day):
      let isLeap = GregorianCalendar.days(inMonth: 2, of: year) == 29
      return newYear + day - 1 + (isLeap && day >= 60 ? 1 : 0)
    case .weekday(let weekday, let week, let month):
      let first = GregorianCalendar.daysSince1970(year: year, month: month, day: 1)
      // 1970-01-01 was a Thursday.
      let day = (weekday - (first + 4)) % 7
      let ofFirstWeek = day < 0 ? day + 7 : day
      let ofWeek = ofFirstWeek + 7 * (week - 1)
      return first + (ofWeek < GregorianCalendar.days(inMonth: month, of: year) ? ofWeek : ofWeek - 7)
    }
  }
}
