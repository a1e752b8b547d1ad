extension Int64 {
  /// The number as a count of bytes with three digits, such as `1.23 GB`.
  var bytesShown: String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]
    var (value, unit) = (Double(self), 0)
    while value >= 999.5, unit + 1 < units.count { (value, unit) = (value / 1000, unit + 1) }
    guard unit > 0 else { return "\(self) B" }
    let digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
    return "\(value.fixed(digits)) \(units[unit])"
  }
}

extension Int {
  /// The number with a comma between each three digits, such as `1,234,567`.
  var grouped: String {
    let digits = Array(String(magnitude))
    let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[Swift.max(0, $0 - 3)..<$0]) }
    return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }
}

extension Double {
  /// Returns the number with exactly so many digits behind the point. It must be less than a million.
  func fixed(_ digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((self * Double(scale)).rounded())
    guard digits > 0 else { return "\(scaled)" }
    return "\(scaled / scale)." + "\(scaled % scale + scale)".dropFirst()
  }
}
