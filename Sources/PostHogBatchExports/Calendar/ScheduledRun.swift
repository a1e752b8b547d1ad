#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A run that the server starts by its schedule.
public struct ScheduledRun: Hashable, Sendable {
  /// What the run exports. Its end is the time at which the schedule fires, to which the server adds a delay.
  public let interval: Range<Date>
  /// Whether tests of the server's scheduler confirm it. If not, only a model of its source says so: where clocks are
  /// set back at Greenwich or east of it, or by something else than an hour.
  public let isCertain: Bool
}

/// What the server's schedule does for one interval of the grid.
public struct ExportFiring: Hashable, Sendable {
  /// The ends of the runs that it starts: usually one, the end of the interval; none if the clocks skip that time; two
  /// if they show it twice.
  public let ends: [Date]
  /// Whether tests of the server's scheduler confirm it; see ``ScheduledRun/isCertain``.
  public let isCertain: Bool
}
