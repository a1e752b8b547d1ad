extension YearlyRules {
  /// Reads a POSIX `TZ` string such as `CET-1CEST,M3.5.0,M10.5.0/3`, with the hours from -167 to 167 that RFC 9636
  /// allows.
  ///
  /// - Returns: nil if the text is none, or if it has daylight saving time without saying when.
  init?(posix text: some Collection<UInt8>) {
    var reader = Reader(rest: text[...])
    guard reader.skipName(), let west = reader.time(hours: 24) else { return nil }
    standard = -west
    guard !reader.rest.isEmpty else {
      daylight = nil
      return
    }
    guard reader.skipName() else { return nil }
    var offset = standard + WallTime.hour
    if reader.rest.first != UInt8(ascii: ",") {
      guard let west = reader.time(hours: 24) else { return nil }
      offset = -west
    }
    guard reader.skip(","), let start = reader.moment(), reader.skip(","), let end = reader.moment(),
      reader.rest.isEmpty
    else { return nil }
    daylight = Daylight(offset: offset, start: start, end: end)
  }
}

/// Takes the parts off the front of a text.
private struct Reader<Rest: Collection<UInt8>> where Rest.SubSequence == Rest {
  var rest: Rest

  mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }

  /// Skips an abbreviation: at least three letters, or letters, digits and signs in angle brackets.
  mutating func skipName() -> Bool {
    guard skip("<") else {
      let letters = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }
    rest = rest.drop { $0 != UInt8(ascii: ">") }
    return skip(">")
  }

  /// Reads a number of at most three digits.
  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(3).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return range.contains(number) ? number : nil
  }

  /// Reads `[+-]hh[:mm[:ss]]` as seconds.
  mutating func time(hours: Int) -> Int64? {
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    guard let hour = number(0...hours) else { return nil }
    var seconds = Int64(hour) * WallTime.hour
    for unit: Int64 in [60, 1] where skip(":") {
      guard let part = number(0...59) else { return nil }
      seconds += Int64(part) * unit
    }
    return isNegative ? -seconds : seconds
  }

  /// Reads a day of the year and, behind a slash, its time, which is 02:00 if there is none.
  mutating func moment() -> YearlyMoment? {
    guard let day = day() else { return nil }
    guard skip("/") else { return YearlyMoment(day: day, second: 2 * WallTime.hour) }
    return time(hours: 167).map { YearlyMoment(day: day, second: $0) }
  }

  private mutating func day() -> YearlyMoment.Day? {
    if skip("J") { return number(1...365).map { .withoutLeapDay($0) } }
    guard skip("M") else { return number(0...365).map { .afterDays($0) } }
    guard let month = number(1...12), skip("."), let week = number(1...5), skip("."), let weekday = number(0...6) else {
      return nil
    }
    return .weekday(weekday, week: week, month: month)
  }
}
