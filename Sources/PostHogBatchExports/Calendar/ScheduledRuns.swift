/// The runs that the server starts by its schedule, the earliest first. Each is computed when it is asked for.
public struct ScheduledRuns: BidirectionalCollection, Hashable, Sendable {
  /// A place in the schedule.
  public struct Index: Comparable, Hashable, Sendable {
    /// The number of the interval in the grid.
    let slot: Int64
    /// Which of its runs.
    let position: Int

    /// Returns whether one place is before another.
    public static func < (left: Self, right: Self) -> Bool {
      (left.slot, left.position) < (right.slot, right.position)
    }
  }

  private let calendar: ExportCalendar
  private let window: ClosedRange<Int64>
  /// The intervals to look at.
  private let slots: Range<Int64>

  /// The place of the first run.
  public let startIndex: Index
  /// The place after the last run.
  public let endIndex: Index

  init(of calendar: ExportCalendar, endingIn window: ClosedRange<Int64>?) {
    self.calendar = calendar
    self.window = window ?? 0...0
    let slots =
      window.map { (calendar.slot(endingBy: $0.lowerBound) - 2)..<(calendar.slot(endingBy: $0.upperBound) + 3) }
    self.slots = slots ?? 0..<0
    endIndex = Index(slot: self.slots.upperBound, position: 0)
    let isDue: (Int64) -> Bool = { slot in calendar.fires(ofSlot: slot).contains { window?.contains($0) ?? false } }
    startIndex = Index(slot: self.slots.first(where: isDue) ?? self.slots.upperBound, position: 0)
  }

  private func fires(_ slot: Int64) -> [Int64] { calendar.fires(ofSlot: slot).filter(window.contains) }

  /// Returns a run.
  public subscript(index: Index) -> ScheduledRun {
    let end = fires(index.slot)[index.position]
    return ScheduledRun(
      interval: .init(secondsSince1970: calendar.nominalStart(end)) ..< .init(secondsSince1970: end),
      isCertain: calendar.isCertain(index.slot))
  }

  /// Returns the place of the run after another.
  public func index(after index: Index) -> Index {
    if index.position + 1 < fires(index.slot).count { return Index(slot: index.slot, position: index.position + 1) }
    let next = ((index.slot + 1)..<slots.upperBound).first { !fires($0).isEmpty }
    return Index(slot: next ?? slots.upperBound, position: 0)
  }

  /// Returns the place of the run before another.
  public func index(before index: Index) -> Index {
    if index.position > 0 { return Index(slot: index.slot, position: index.position - 1) }
    let previous = (slots.lowerBound..<index.slot).last { !fires($0).isEmpty } ?? slots.lowerBound
    return Index(slot: previous, position: Swift.max(fires(previous).count - 1, 0))
  }
}
