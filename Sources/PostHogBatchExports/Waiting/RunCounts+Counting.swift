import PostHogAPI

extension RunCounts {
  /// Counts one run.
  mutating func add(_ run: BatchExportRun) {
    total += 1
    switch run.reading.stage {
    case .completed: completed += 1
    case .failed, .cancelled:
      failed += 1
      failureMessage = failureMessage ?? run.latestError
    case .continued: continued += 1
    case .inProgress, .unknown: break
    }
    recordsCompleted = recordsCompleted.saturatingAdd(max(0, run.recordsCompleted ?? 0))
    recordsFailed = recordsFailed.saturatingAdd(max(0, run.recordsFailed ?? 0))
  }
}
