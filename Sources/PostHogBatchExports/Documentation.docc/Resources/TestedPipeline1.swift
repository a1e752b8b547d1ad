import Foundation
import PostHogBatchExports

/// Retries the unresolved failures of an export, and returns how many of the retries failed.
func retryFailures(_ export: PostHogClient.BatchExportHandle, since: Date) async throws(PostHogError) -> Int {
  var failed = 0
  for failure in try await export.unresolvedFailures(since: since) {
    let retry = try await export.runs[failure.run.id].beginRetry()
    do throws(PostHogError) {
      _ = try await retry.wait()
    } catch {
      guard case .job = error.kind else { throw error }
      failed += 1
    }
  }
  return failed
}
