// Waiting for a run.

public import PostHogAPI

extension Runs.Item where Sender == PostHogClient {
  /// Waits until the run has ended, and returns it.
  ///
  ///     let run = try await export.runs[id].wait()
  ///
  /// It needs nothing but the id, so another process can go on waiting. Cancelling the task ends the wait at once, and
  /// not the run.
  ///
  /// - Parameters:
  ///   - goal: When the wait is no error. By default the run has to be `Completed` without a failed record.
  ///   - timeout: How long to wait: an hour. The last look is taken when the time is up; a look in progress is not cut
  ///     short, but has the client's own deadline.
  ///   - polling: How often to look.
  ///   - onChange: Called with each state that differs from the one before, the last one too.
  /// - Throws: ``PostHogError/Kind-swift.enum/job(_:)`` when the run ended in another way or not in time, else what a look
  ///   throws; once a look has worked, faults of the network and the server that pass within five looks are not thrown, and
  ///   what a proxy answers instead of PostHog never is: the wait goes on until its timeout.
  public func wait(
    until goal: JobGoal = .succeeded, timeout: Duration = .seconds(3_600), polling: Polling = Polling(),
    onChange: JobState<BatchExportRun>.Handler? = nil
  ) async throws(PostHogError) -> BatchExportRun {
    try await watch(polling).wait(until: goal, timeout: timeout, onChange: onChange)
  }

  /// The states of the run, from now until it has ended. See ``JobProgress``.
  public func progress(polling: Polling = Polling()) -> JobProgress<BatchExportRun> {
    JobProgress(watch: watch(polling))
  }

  private func watch(_ polling: Polling) -> JobWatch<BatchExportRun> {
    let operation = Runs.retrieve(in: scope, batchExportID: batchExportID, id: id)
    return JobWatch(
      client: sender, job: .run(id), operationID: operation.id, polling: polling,
      look: { [sender] () async throws(PostHogError) in try await sender.send(operation) }, read: \.reading)
  }
}
