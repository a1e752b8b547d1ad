/// How many of the latest runs of a batch export failed, as PostHog counts them before it pauses an export.
///
/// PostHog looks at the latest 24 runs of an hourly export, 7 of a daily, 4 of a weekly one, 12 for every 5 and 4 for every
/// 15 minutes: those that changed last, backfills and retries included. It pauses the export if a run fails and three of
/// these are `Failed`.
public struct FailureCount: Sendable, Hashable {
  /// The number of runs that PostHog looks at.
  public let window: Int
  /// The number of failed runs among those that are known.
  public let failures: Int
  /// Whether all runs of the window are known. If not, more of them may have failed.
  public let isExact: Bool

  init(_ window: FailureWindow) {
    (self.window, failures, isExact) = (window.size, window.failures.count, window.isComplete)
  }
}
