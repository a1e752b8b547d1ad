// Waiting for a file download.

public import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FileDownloads.Item where Sender == PostHogClient {
  /// Waits until the files are there, and returns the file download that names them.
  ///
  ///     let files = try await project.fileDownloads[id].wait().files
  ///
  /// It needs nothing but the id, so another process can go on waiting. Cancelling the task ends the wait at once, and
  /// not the file download. An export without data has no files, and is a success.
  ///
  /// - Parameters:
  ///   - goal: When the wait is no error. File downloads don't count failed records, so that `succeeded` and
  ///     `completed` are the same here.
  ///   - timeout: How long to wait: an hour. The last look is taken when the time is up; a look in progress is not cut
  ///     short, but has the client's own deadline.
  ///   - polling: How often to look.
  ///   - onChange: Called with each state that differs from the one before, the last one too.
  /// - Throws: ``PostHogError/Kind-swift.enum/job(_:)`` when it ended in another way or not in time, else what a look
  ///   throws; once a look has worked, faults of the network and the server that pass within five looks are not thrown, and
  ///   what a proxy answers instead of PostHog never is: the wait goes on until its timeout.
  public func wait(
    until goal: JobGoal = .succeeded, timeout: Duration = .seconds(3_600), polling: Polling = Polling(),
    onChange: JobState<FileDownload>.Handler? = nil
  ) async throws(PostHogError) -> FileDownload {
    try await watch(polling).wait(until: goal, timeout: timeout, onChange: onChange)
  }

  /// The states of the file download, from now until it has ended. See ``JobProgress``.
  public func progress(polling: Polling = Polling()) -> JobProgress<FileDownload> {
    JobProgress(watch: watch(polling))
  }

  private func watch(_ polling: Polling) -> JobWatch<FileDownload> {
    JobWatch(fileDownload: id, in: scope, by: sender, polling)
  }
}

extension JobWatch<FileDownload> {
  /// The watch of a file download.
  init(fileDownload id: UUID, in scope: ProjectScope, by client: PostHogClient, _ polling: Polling) {
    let operation = FileDownloads.retrieve(in: scope, id: id)
    self.init(
      client: client, job: .fileDownload(id), operationID: operation.id, polling: polling,
      look: { () async throws(PostHogError) in try await client.send(operation) }, read: \.reading)
  }
}
