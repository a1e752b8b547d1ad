import OperationCore
public import PostHogAPI

/// Why the intervals of a batch export can't be known.
public enum ExportCalendarError: Error, Hashable, Sendable {
  /// The server has an interval that this version of the library doesn't know.
  case unknownInterval(ExportInterval)
  /// An offset, `offset_day` or `offset_hour`, is outside its range, or the interval has no such offset (nil).
  case invalidOffset(String, value: Int, allowed: ClosedRange<Int>?)
  /// The rules of the export's time zone can't be had.
  case timeZone(TimeZoneError)
}

extension ExportCalendarError: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .unknownInterval(let interval):
      """
      This version of the library doesn't know the interval "\(printable(interval.rawValue, limit: 100))". \
      Update the library.
      """
    case .invalidOffset(let name, let value, let allowed?):
      "The \(name) of an export has to be from \(allowed.lowerBound) to \(allowed.upperBound); it is \(value)."
    case .invalidOffset(let name, let value, nil):
      "The export has the \(name) \(value), and its interval takes none. Change the interval or the offset."
    case .timeZone(let error): error.description
    }
  }
}
