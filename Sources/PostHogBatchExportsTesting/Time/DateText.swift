/// The text of a day or a date-time in a request: ISO 8601 with 0 to 9 fractional digits, `Z`, an offset or neither.
enum DateText: Equatable {
  case day(CivilDay)
  /// A date and a time without an offset; the value is the time if it were UTC.
  case naive(Timestamp)
  case instant(Timestamp)

  init?(_ text: String) {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(digits: 4), scanner.take("-"), let month = scanner.number(digits: 2),
      scanner.take("-"), let dayOfMonth = scanner.number(digits: 2),
      let day = CivilDay(year: year, month: month, day: dayOfMonth)
    else { return nil }
    if scanner.isAtEnd {
      self = .day(day)
      return
    }
    guard scanner.take("T") || scanner.take("t") || scanner.take(" "),
      let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute < 60
    else { return nil }
    var second = 0
    var microsecond = 0
    if scanner.take(":") {
      guard let value = scanner.number(digits: 2), value < 60 else { return nil }
      second = value
      if scanner.take(".") {
        guard let value = scanner.fraction() else { return nil }
        microsecond = value
      }
    }
    let time = Timestamp(day: day, secondOfDay: hour * 3600 + minute * 60 + second, microsecond: microsecond)
    if scanner.isAtEnd {
      self = .naive(time)
    } else if scanner.take("Z") || scanner.take("z") {
      self = .instant(time)
    } else {
      guard let offset = scanner.offset() else { return nil }
      self = .instant(time - .seconds(offset))
    }
    guard scanner.isAtEnd else { return nil }
  }

  /// The time, for values without an offset that the server reads as UTC.
  var inUTC: Timestamp {
    switch self {
    case .day(let day): Timestamp(day: day)
    case .naive(let time), .instant(let time): time
    }
  }
}

/// Reads runs of digits from text that is ASCII where it matters.
private struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func digit() -> Int? {
    guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
    rest.removeFirst()
    return Int(byte - UInt8(ascii: "0"))
  }

  mutating func number(digits: Int) -> Int? {
    var number = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// Reads one to nine digits after the decimal point, as microseconds; further digits are cut off.
  mutating func fraction() -> Int? {
    var value = 0
    var count = 0
    while let digit = digit() {
      count += 1
      if count <= 6 { value = value * 10 + digit }
    }
    guard (1...9).contains(count) else { return nil }
    for _ in count..<max(count, 6) { value *= 10 }
    return value
  }

  /// Reads `+hh:mm`, `+hhmm` or `+hh`, as seconds east of UTC.
  mutating func offset() -> Int? {
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number(digits: 2), hours < 24 else { return nil }
    let hasMinutes = take(":") || !isAtEnd
    guard let minutes = hasMinutes ? number(digits: 2) : 0, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
