import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DownloadSession {
  /// Waits until an export has finished, and returns its files and the number of their records.
  func finished(_ export: UUID) async throws(PostHogError) -> (files: [UUID], records: Int?) {
    let watch = JobWatch(fileDownload: export, in: scope, by: client, Polling())
    let state = try await watch.wait(until: .completed, timeout: options.exportTimeout)
    guard let files = state.files, !files.isEmpty || state.recordsCompleted ?? 0 <= 0 else {
      // Treating it as an export without data would lose data.
      let records = state.recordsCompleted.map { " of \($0) records" } ?? ""
      let failure = PostHogError.DecodingFailure(
        pointer: "/files", expected: "the files of a completed export\(records)", found: "none", excerpt: "",
        contentType: nil)
      throw PostHogError(.decoding(failure), operationID: watch.operationID)
    }
    return (files, state.recordsCompleted)
  }
}
