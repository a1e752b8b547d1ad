public import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The time that an export exports twice or never, because its interval, its time zone or its offset changes at a moment, or
/// because it is resumed.
///
/// The last run before the change and the first one after it are taken from the schedules. The server keeps no history of
/// them, and exports nothing for the time between by itself: backfill it.
public struct ScheduleShift: Hashable, Codable, Sendable {
  /// The time that is exported twice; nil if there is none.
  public private(set) var twice: Range<Date>?
  /// The time that no run exports; nil if there is none.
  public private(set) var never: Range<Date>?
  /// Whether it is certain. It isn't where a run may be waiting for its turn, or where only a model of the scheduler is
  /// known: see ``ScheduledRun/isCertain``.
  public let isCertain: Bool

  /// Compares the schedules; nil if there is nothing to tell.
  ///
  /// - Parameters:
  ///   - old: The export as it is.
  ///   - new: The export as it will be.
  ///   - now: The moment of the change.
  ///   - zones: Where the rules of time zones are read from.
  init?(from old: BatchExport, to new: BatchExport, at now: Date, zones: TimeZoneDatabase) {
    guard !new.paused, let before = try? ExportCalendar(of: old, zones: zones),
      let after = try? ExportCalendar(of: new, zones: zones),
      let end = old.paused ? old.lastPausedAt : now, old.createdAt <= end,
      let last = before.schedule(endingIn: old.createdAt...end).last, old.createdAt < last.interval.upperBound,
      let next = after.schedule(endingIn: now ... .distantFuture).first(where: { $0.interval.upperBound > now })
    else { return nil }
    let (covered, resumed) = (last.interval.upperBound, next.interval.lowerBound)
    let jitter = TimeInterval(before.frequency.largestJitter.components.seconds)
    isCertain = last.isCertain && next.isCertain && end.timeIntervalSince(covered) >= jitter
    if resumed < covered { twice = resumed..<min(covered, next.interval.upperBound) }
    if covered < resumed { never = covered..<resumed }
    if twice == nil, never == nil { return nil }
  }
}

extension ScheduleShift: JSONObjectReadable, JSONObjectWritable {
  /// Reads the properties of an object.
  public init(members json: inout JSONReader) throws(JSONError) {
    twice = try (json.optional("twice") as [Date]?).flatMap(Self.range)
    never = try (json.optional("never") as [Date]?).flatMap(Self.range)
    isCertain = try json.required("is_certain")
  }

  /// Writes the properties of an object.
  public func write(members json: inout JSONWriter) {
    json.write("twice", twice.map { [$0.lowerBound, $0.upperBound] })
    json.write("never", never.map { [$0.lowerBound, $0.upperBound] })
    json.write("is_certain", isCertain)
  }

  private static func range(_ bounds: [Date]) -> Range<Date>? {
    bounds.count == 2 && bounds[0] <= bounds[1] ? bounds[0]..<bounds[1] : nil
  }
}
