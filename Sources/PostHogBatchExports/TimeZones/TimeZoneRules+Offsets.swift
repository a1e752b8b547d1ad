public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension TimeZoneRules {
  /// Returns the seconds by which the clocks of the zone are ahead of UTC at a time; negative west of Greenwich. Times
  /// outside the years 0 to 9999 are clamped.
  public func secondsFromGMT(for date: Date) -> Int { Int(offset(at: date.secondsSince1970(.down))) }

  /// Returns the moment at which a day begins by the clocks of the zone. Where they skip midnight, it is the moment at which
  /// they are changed; where they show it twice, the first.
  public func start(of day: CalendarDay) -> Date {
    Date(secondsSince1970: moment(of: WallTime(seconds: day.startInUTC.secondsSince1970(.down))))
  }

  /// Further away from a moment than this, no change of the clocks matters to it: it is more than offsets can differ,
  /// and a day.
  static let reach = 4 * WallTime.day

  /// Returns the offset in force at a moment.
  func offset(at moment: Int64) -> Int64 { stretch(at: moment).offset }

  /// Returns what the clocks show at a moment.
  func wallTime(at moment: Int64) -> WallTime { WallTime(seconds: moment + offset(at: moment)) }

  /// Returns the time without a change around a moment.
  func stretch(at moment: Int64) -> Stretch {
    let index = transitions.partitioningIndex { $0.moment > moment }
    if index == transitions.count, let yearly, moment > transitions.last?.moment ?? .min {
      let stretch = yearly.stretch(at: moment)
      guard let last = transitions.last, stretch.start < last.moment else { return stretch }
      return Stretch(offset: stretch.offset, start: last.moment, end: stretch.end)
    }
    return Stretch(
      offset: index == 0 ? earliestOffset : transitions[index - 1].offset,
      start: index == 0 ? .min : transitions[index - 1].moment,
      end: index < transitions.count ? transitions[index].moment : yearly == nil ? .max : moment + 1)
  }

  /// Returns the changes of the offset from one moment to another, in their order.
  func changes(from start: Int64, through end: Int64) -> [ZoneChange] {
    var changes: [ZoneChange] = []
    var current = stretch(at: start)
    while current.end <= end {
      let next = stretch(at: current.end)
      if next.offset != current.offset {
        changes.append(ZoneChange(moment: current.end, before: current.offset, after: next.offset))
      }
      current = next
    }
    return changes
  }
}

extension TimeZoneRules {
  /// Returns the moment at which the clocks show a wall time, as Python counts (PEP 495, `fold=0`) and PostHog with it:
  /// of two it is the first, and one that is skipped counts from before the change.
  func moment(of wall: WallTime) -> Int64 {
    let stretch = stretch(at: wall.seconds)
    let moment = wall.seconds - stretch.offset
    if stretch.contains(moment, margin: Self.reach) { return moment }
    let (start, end) = (wall.seconds - Self.reach, wall.seconds + Self.reach)
    let change = changes(from: start, through: end).last { wall >= $0.settled }
    return wall.seconds - (change?.after ?? offset(at: start))
  }

  /// Returns the moment that Go's `time.Date` finds for a wall time, and Temporal with it: the offset that is in force
  /// when the clocks of UTC show it leads to a moment, and the offset in force at that moment counts.
  func momentInGo(of wall: WallTime) -> Int64 {
    wall.seconds - offset(at: wall.seconds - offset(at: wall.seconds))
  }
}
