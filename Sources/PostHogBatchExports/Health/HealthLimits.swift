/// The limits beyond which something about a batch export counts as wrong.
public struct HealthLimits: Sendable, Hashable {
  /// How much later than the schedule's jitter a run may appear before it counts as late.
  public var margin: Duration
  /// How many of the newest runs in a row complete without a record before it is reported; at least 1.
  ///
  /// A list of exports has the ten newest runs of each, so that a higher number than ten has an effect only where more
  /// runs are read.
  public var emptyRuns: Int

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - margin: How much later than the schedule's jitter a run may appear; five minutes by default.
  ///   - emptyRuns: How many runs in a row may be without a record; eight by default.
  public init(margin: Duration = .seconds(300), emptyRuns: Int = 8) {
    (self.margin, self.emptyRuns) = (margin, emptyRuns)
  }
}
