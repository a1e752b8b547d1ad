public import PostHogAPI

extension Runs.Item where Sender == PostHogClient {
  /// Waits until the run has ended, and returns it.
  ///
  ///     let run = try await export.runs[id].wait()
  ///
  /// The wait needs nothing but the id, so another process can resume it. Cancelling the task ends the wait at once,
  /// but not the run.
  ///
  /// - Parameters:
  ///   - goal: When the wait succeeds. By default the run has to be `Completed` without a failed record.
  ///   - timeout: How long to wait; one hour by default. The last check is made when the time is up; a check in
  ///     progress isn't cut short, but has the client's own deadline.
  ///   - polling: How often to check.
  ///   - onChange: Called with each state that differs from the one before, including the last one.
  /// - Returns: The run in its final state.
  /// - Throws: ``PostHogError/Kind-swift.enum/job(_:)`` if the run ended in another way or not in time, otherwise what
  ///   a check throws. Once a check has succeeded, faults of the network and the server that pass within five checks
  ///   aren't thrown. Responses of a proxy instead of PostHog never are: the wait goes on until its timeout.
  public func wait(
    until goal: JobGoal = .succeeded, timeout: Duration = .seconds(3_600), polling: Polling = Polling(),
    onChange: JobState<BatchExportRun>.Handler? = nil
  ) async throws(PostHogError) -> BatchExportRun {
    try await watch(polling).wait(until: goal, timeout: timeout, onChange: onChange)
  }

  /// Returns the states of the run, from now until it has ended. See ``JobProgress``.
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
