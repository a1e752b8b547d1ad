// The two formats of a time that only the object store uses.

extension Timestamp {
  /// The format of presigned URLs, such as `20260301T100000Z`.
  var basicText: String {
    String(text.prefix(19).filter { $0 != "-" && $0 != ":" }) + "Z"
  }

  init?(basic text: String) {
    let digits = Array(text)
    guard digits.count == 16, digits[8] == "T", digits[15] == "Z" else { return nil }
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    let day = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
    guard let date = DateText("\(day)T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z") else { return nil }
    self = date.inUTC
  }

  /// The format of header fields, such as `Sun, 01 Mar 2026 10:00:00 GMT` (RFC 9110, section 5.6.7).
  var httpDate: String {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let day = CivilDay(daysSince1970: Int(microseconds.quotientRoundedDown(86_400_000_000).quotient))
    let time = text.dropFirst(11).prefix(8)
    return
      "\(days[day.weekday]), \(day.day.padded(to: 2)) \(months[day.month - 1]) \(day.year.padded(to: 4)) \(time) GMT"
  }
}
