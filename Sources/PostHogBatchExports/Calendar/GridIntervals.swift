#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The intervals that an export should cover, the earliest first. They touch. Each is computed when it is asked for.
public struct GridIntervals: BidirectionalCollection, Hashable, Sendable {
  private let calendar: ExportCalendar
  /// The number of the first interval.
  public let startIndex: Int64
  /// The number after that of the last interval.
  public let endIndex: Int64

  init(of calendar: ExportCalendar, endingIn window: ClosedRange<Int64>?) {
    self.calendar = calendar
    var (first, end): (Int64, Int64) = (0, 0)
    if let window {
      first = calendar.slot(endingBy: window.lowerBound - 1) + 1
      end = Swift.max(first, calendar.slot(endingBy: window.upperBound) + 1)
      while first < end, !calendar.hasLength(first) { first += 1 }
    }
    (startIndex, endIndex) = (first, end)
  }

  /// Returns an interval: its start is included, its end is not.
  public subscript(number: Int64) -> Range<Date> {
    let (start, end) = (calendar.start(ofSlot: number), calendar.end(ofSlot: number))
    return Date(secondsSince1970: Swift.min(start, end))..<Date(secondsSince1970: end)
  }

  /// Returns the number of the interval after another.
  public func index(after number: Int64) -> Int64 {
    var next = number + 1
    while next < endIndex, !calendar.hasLength(next) { next += 1 }
    return next
  }

  /// Returns the number of the interval before another.
  public func index(before number: Int64) -> Int64 {
    var previous = number - 1
    while previous > startIndex, !calendar.hasLength(previous) { previous -= 1 }
    return previous
  }
}
