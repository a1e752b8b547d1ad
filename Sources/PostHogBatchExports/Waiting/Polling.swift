/// How often to check a job or a log for changes on the server.
///
/// Pauses begin short and grow while nothing changes. Each is a random length from half of the interval up to the whole
/// of it, so that many waits that began together don't send their requests together.
public struct Polling: Sendable, Hashable {
  /// The first interval. Less than 100 milliseconds counts as 100 milliseconds.
  public var initial: Duration
  /// The longest interval: at least ``initial``, and at most a day.
  public var maximum: Duration
  /// The factor by which an interval grows if nothing changed: 1 to 10.
  public var growth: Double
  /// What to do about a status that this library doesn't know.
  public var unknownStatus: UnknownStatusPolicy

  /// Creates intervals that grow from one second to half a minute by default: a job of an hour whose numbers don't
  /// change is checked about 160 times, a thirtieth of what PostHog's clouds allow a key in that time.
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

/// What to do about a status that a newer server may have and this library doesn't know.
public enum UnknownStatusPolicy: Sendable, Hashable {
  /// Treat the job as in progress until the server says when it finished.
  case keepWaiting
  /// Throw an error.
  case fail
}
