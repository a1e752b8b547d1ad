extension JobFailure {
  /// Creates the failure from what a wait has seen of a job.
  init(
    _ job: Job, _ reason: Reason, _ reading: JobReading?, _ runs: RunCounts? = nil, _ lastFault: PostHogError? = nil
  ) {
    self.init(
      job, reason, status: reading?.status, message: reading?.error ?? runs?.failureMessage,
      recordsFailed: runs?.recordsFailed ?? reading?.recordsFailed, runs: runs, lastFault: lastFault?.what)
  }
}
