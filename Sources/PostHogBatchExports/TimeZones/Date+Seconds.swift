#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Date {
  /// The seconds since 1970 of the years 0 to 9999, the only ones that the API can express.
  static let secondsSince1970: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

  /// Returns the whole seconds since 1970, clamped to the years 0 to 9999; NaN is the earliest date.
  func secondsSince1970(_ rounding: FloatingPointRoundingRule) -> Int64 {
    let (earliest, latest) = (Self.secondsSince1970.lowerBound, Self.secondsSince1970.upperBound)
    let seconds = timeIntervalSince1970.rounded(rounding)
    guard seconds > Double(earliest) else { return earliest }
    return seconds < Double(latest) ? Int64(seconds) : latest
  }

  /// Returns the time that is later by the whole seconds of a duration.
  func adding(_ duration: Duration) -> Date { addingTimeInterval(Double(duration.components.seconds)) }

  init(secondsSince1970 seconds: Int64) {
    self.init(timeIntervalSince1970: Double(seconds))
  }
}
