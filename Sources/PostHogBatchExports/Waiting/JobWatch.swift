import OperationClient
import PostHogAPI

/// A job of any kind, how to check it, and how to interpret the result.
struct JobWatch<Model: Sendable>: Sendable {
  let client: PostHogClient
  let job: JobFailure.Job
  let operationID: String
  let polling: Polling
  /// How long the job may be missing at first.
  var grace = Duration.zero
  let look: @Sendable () async throws(PostHogError) -> Model
  let read: @Sendable (Model) -> JobReading

  /// Waits for the job to end, and returns its last state.
  ///
  /// The first check is made at once and the last one when the time is up. `onChange` gets each state that differs from
  /// the one before, including the final one.
  func wait(
    until goal: JobGoal, timeout: Duration, onChange: JobState<Model>.Handler? = nil
  ) async throws(PostHogError) -> Model {
    var poller = JobPoller(self, hasTimeLimit: true)
    while true {
      let before = poller.last
      if let (model, reading) = try await poller.look() {
        if reading != before { onChange?(JobState(model, reading)) }
        if reading.isFinal {
          if goal != .ended, let reason = shortcoming(of: reading, for: goal) { throw failure(reason, reading) }
          return model
        }
      }
      let remaining = poller.remaining(of: timeout)
      guard remaining > .zero else {
        throw failure(.timedOut(after: timeout), poller.last, lastFault: poller.lastFault)
      }
      try await poller.pause(atMost: remaining)
    }
  }

  /// Returns why a job that has ended didn't reach the goal.
  private func shortcoming(of reading: JobReading, for goal: JobGoal) -> JobFailure.Reason? {
    switch reading.stage {
    case .completed: goal == .succeeded && (reading.recordsFailed ?? 0) > 0 ? .recordsFailed : nil
    case .failed: .failed
    case .cancelled: .cancelled
    case .continued: .continued
    case .unknown, .inProgress: .unknownStatus
    }
  }

  /// Creates the error with which the watch ends.
  func failure(
    _ reason: JobFailure.Reason, _ reading: JobReading?, _ counts: RunCounts? = nil, lastFault: PostHogError? = nil
  ) -> PostHogError {
    PostHogError(.job(JobFailure(job, reason, reading, counts, lastFault)), operationID: operationID)
      .redacted(client.knownKeys)
  }
}
