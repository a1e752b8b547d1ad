/// Checks strings against formats.
extension String {
  /// Returns whether the string has a format. Every string has an unknown format.
  func isText(ofFormat format: String?) -> Bool {
    switch format {
    case "date": isDay
    case "date-time": String(prefix(10)).isDay && dropFirst(10).isTimeOfDay
    case "uuid": hasForm("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
    case "email": isAddress
    default: true
    }
  }

  /// Whether the string is a day that exists in the calendar (RFC 3339).
  private var isDay: Bool {
    guard hasForm("0000-00-00") else { return false }
    let numbers = split(separator: "-").compactMap { Int($0) }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    let isLeapYear = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
  }

  /// Whether there is text on both sides of the last `@`, without blanks.
  private var isAddress: Bool {
    guard let at = lastIndex(of: "@"), !contains(where: \.isWhitespace) else { return false }
    return at > startIndex && index(after: at) < endIndex
  }
}

extension Substring {
  /// Whether the string is the time after a day: `T`, hours to seconds, an optional fraction, and an offset (RFC 3339).
  fileprivate var isTimeOfDay: Bool {
    guard prefix(9).hasForm("T00:00:00") else { return false }
    let fraction = dropFirst(9)
    let digits = fraction.dropFirst().prefix { $0.isASCII && $0.isWholeNumber }
    let offset = fraction.first == "." ? fraction.dropFirst(1 + digits.count) : fraction
    guard fraction.first != "." || !digits.isEmpty else { return false }
    let isOffset = offset.hasForm("+00:00") || offset.hasForm("-00:00")
    guard offset.hasForm("Z") || isOffset && offset.dropFirst().isBelow([24, 60]) else { return false }
    return dropFirst().prefix(8).isBelow([24, 60, 61])
  }

  /// Whether each of the numbers between colons is below its limit.
  private func isBelow(_ limits: [Int]) -> Bool {
    zip(split(separator: ":"), limits).allSatisfy { number, limit in (Int(number) ?? limit) < limit }
  }
}

extension StringProtocol {
  /// Whether the string has a digit for each `0`, a hexadecimal digit for each `x`, and otherwise the same characters,
  /// ignoring case.
  fileprivate func hasForm(_ form: String) -> Bool {
    count == form.count
      && zip(self, form).allSatisfy { character, wanted in
        guard character.isASCII else { return false }
        switch wanted {
        case "0": return character.isWholeNumber
        case "x": return character.isHexDigit
        default: return character.uppercased() == wanted.uppercased()
        }
      }
  }
}
