public import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FileDownloads.Item where Sender == PostHogClient {
  /// Waits until the export has finished, and returns the file download with the ids of its files.
  ///
  ///     let files = try await project.fileDownloads[id].wait().files
  ///
  /// The wait needs nothing but the id, so another process can resume it. Cancelling the task ends the wait at once,
  /// but not the file download. An export without data has no files, and is a success.
  ///
  /// - Parameters:
  ///   - goal: When the wait succeeds. File downloads don't count failed records, so `succeeded` and `completed` are
  ///     the same here.
  ///   - timeout: How long to wait; one hour by default. The last check is made when the time is up; a check in
  ///     progress isn't cut short, but has the client's own deadline.
  ///   - polling: How often to check.
  ///   - onChange: Called with each state that differs from the one before, including the last one.
  /// - Returns: The file download in its final state.
  /// - Throws: ``PostHogError/Kind-swift.enum/job(_:)`` if it ended in another way or not in time, otherwise what a
  ///   check throws. Once a check has succeeded, faults of the network and the server that pass within five checks
  ///   aren't thrown. Responses of a proxy instead of PostHog never are: the wait goes on until its timeout.
  public func wait(
    until goal: JobGoal = .succeeded, timeout: Duration = .seconds(3_600), polling: Polling = Polling(),
    onChange: JobState<FileDownload>.Handler? = nil
  ) async throws(PostHogError) -> FileDownload {
    try await watch(polling).wait(until: goal, timeout: timeout, onChange: onChange)
  }

  /// Returns the states of the file download, from now until it has ended. See ``JobProgress``.
  public func progress(polling: Polling = Polling()) -> JobProgress<FileDownload> {
    JobProgress(watch: watch(polling))
  }

  private func watch(_ polling: Polling) -> JobWatch<FileDownload> {
    JobWatch(fileDownload: id, in: scope, by: sender, polling)
  }
}

extension JobWatch<FileDownload> {
  /// Creates the watch of a file download.
  init(fileDownload id: UUID, in scope: ProjectScope, by client: PostHogClient, _ polling: Polling) {
    let operation = FileDownloads.retrieve(in: scope, id: id)
    self.init(
      client: client, job: .fileDownload(id), operationID: operation.id, polling: polling,
      look: { () async throws(PostHogError) in try await client.send(operation) }, read: \.reading)
  }
}
