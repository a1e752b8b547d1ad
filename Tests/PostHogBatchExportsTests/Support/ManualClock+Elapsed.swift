import PostHogBatchExportsTesting

extension ManualClock {
  /// How far the clock has been moved.
  var elapsed: Duration { ManualClock().now.duration(to: now) }
}
