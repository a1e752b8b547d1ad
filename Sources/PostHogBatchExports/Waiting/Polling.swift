// How often a job or a log is looked at. What is done with these numbers is in PollingInterval.swift.

/// How often to look at something that changes at the server.
///
/// Pauses begin short and grow while nothing changes. Each is a random length from half of the interval up to the whole
/// of it, so that many that began to wait together don't look together.
public struct Polling: Sendable, Hashable {
  /// The first interval. Less than 100 milliseconds counts as that.
  public var initial: Duration
  /// The interval beyond which none grows: at least ``initial``, and at most a day.
  public var maximum: Duration
  /// By how much an interval is longer than the one before, when nothing changed in it: 1 to 10.
  public var growth: Double
  /// What to do about a status that this library does not know.
  public var unknownStatus: UnknownStatusPolicy

  /// Intervals that grow from a second to half a minute: a job of an hour whose numbers stand still is looked at about
  /// 160 times, a thirtieth of what PostHog's clouds allow a key in that time.
  public init(
    initial: Duration = .seconds(1), maximum: Duration = .seconds(30), growth: Double = 2,
    unknownStatus: UnknownStatusPolicy = .keepWaiting
  ) {
    self.initial = initial
    self.maximum = maximum
    self.growth = growth
    self.unknownStatus = unknownStatus
  }
}

/// What to do about a status that a newer server may have and this library does not know.
public enum UnknownStatusPolicy: Sendable, Hashable {
  /// Take the job for one in progress until the server says when it finished.
  case keepWaiting
  /// Stop with an error.
  case fail
}
