import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A job of a project, found by its ID.
public enum ProjectJob: Sendable {
  /// A run of a batch export.
  case run(PostHogClient.RunHandle)
  /// A backfill of a batch export.
  case backfill(PostHogClient.BackfillHandle)
  /// A file download.
  case fileDownload(PostHogClient.FileDownloadHandle)
}

extension BoundScope where Sender == PostHogClient, Scope == ProjectScope {
  /// Finds the run, the backfill or the file download that has an ID, as a log or a message has it.
  ///
  ///     if case .backfill(let backfill) = try await project.job(id) { _ = try await backfill.wait() }
  ///
  /// The API has no such request. The function looks among the file downloads, then among the latest runs of all
  /// exports, and then asks each export for a backfill and a run with this ID: at most two requests an export.
  ///
  /// - Returns: `nil` if the project has no such job.
  /// - Throws: What these requests throw. Cancelling the task ends the function at once.
  public func job(_ id: UUID) async throws(PostHogError) -> ProjectJob? {
    let download = fileDownloads[id]
    if try await exists({ () async throws(PostHogError) in _ = try await download.retrieve() }) {
      return .fileDownload(download)
    }
    var others: [UUID] = []
    var exports = batchExports.list(limit: 100).makeAsyncIterator()
    while let export = try await exports.next() {
      let handle = batchExports[export.id]
      if export.latestRuns.contains(where: { $0.id == id }) { return .run(handle.runs[id]) }
      if export.latestRuns.contains(where: { $0.backfill == id }) { return .backfill(handle.backfills[id]) }
      others.append(export.id)
    }
    for export in others {
      let (backfill, run) = (batchExports[export].backfills[id], batchExports[export].runs[id])
      if try await exists({ () async throws(PostHogError) in _ = try await backfill.retrieve() }) {
        return .backfill(backfill)
      }
      if try await exists({ () async throws(PostHogError) in _ = try await run.retrieve() }) { return .run(run) }
    }
    return nil
  }

  private func exists(_ retrieve: () async throws(PostHogError) -> Void) async throws(PostHogError) -> Bool {
    do throws(PostHogError) {
      try await retrieve()
      return true
    } catch {
      if error.kind == .notFound { return false }
      throw error
    }
  }
}
