// The intervals are numbered by what the clocks show at their ends, so that each is found without those before it.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ExportCalendar {
  func wallTime(ofSlot number: Int64) -> WallTime {
    WallTime(seconds: number * frequency.period + frequency.phase)
  }

  /// Returns the end of an interval.
  func end(ofSlot number: Int64) -> Int64 { timeZone.moment(of: wallTime(ofSlot: number)) }

  /// The intervals among whose ends a change of the clocks can bring disorder.
  private static let mostDisordered: Int64 = 3
  private var disorder: Int64 { frequency.followsClocks ? Self.mostDisordered : 0 }

  /// Returns the last interval that ends at a moment or before.
  func slot(endingBy moment: Int64) -> Int64 {
    let wall = timeZone.wallTime(at: moment).seconds
    var number = (wall - frequency.phase).dividedDown(by: frequency.period) + disorder
    while end(ofSlot: number) > moment { number -= 1 }
    return number
  }

  /// Returns the intervals that end at a moment: none or one, or two where the clocks skip a day, of which only the first
  /// has a length.
  func slots(endingAt moment: Int64) -> [Int64] {
    let last = slot(endingBy: moment)
    return ((last - disorder)...last).filter { end(ofSlot: $0) == moment }
  }

  /// Returns the first end of an interval after a moment.
  func slotEnd(after moment: Int64) -> Int64 { end(ofSlot: slot(endingBy: moment) + 1) }

  /// Returns the end of the interval before.
  func start(ofSlot number: Int64) -> Int64 {
    if isRegular(number) { return end(ofSlot: number - 1) }
    return (1...Self.mostDisordered).map { end(ofSlot: number - $0) }.max() ?? end(ofSlot: number - 1)
  }

  /// Returns whether an interval has a length. One that ends on a day that the clocks skip, as in Samoa in 2011, has
  /// none.
  func hasLength(_ number: Int64) -> Bool { isRegular(number) || start(ofSlot: number) < end(ofSlot: number) }

  /// Returns whether an interval starts at a moment whose wall time the clocks skip. From there the server counts days by
  /// the later time that they show, so that a backfill that begins there makes runs off the grid, or none.
  func skipsStart(at moment: Date) -> Bool {
    let seconds = moment.secondsSince1970(.down)
    return slots(endingAt: seconds).first.map { wallTime(ofSlot: $0) != timeZone.wallTime(at: seconds) } ?? false
  }

  /// Returns whether no change of the clocks is near the end of an interval.
  func isRegular(_ number: Int64) -> Bool {
    let moment = end(ofSlot: number)
    return timeZone.stretch(at: moment).contains(moment, margin: TimeZoneRules.reach)
  }
}
