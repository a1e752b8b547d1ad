// Waiting until an export has files.

import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DownloadSession {
  /// Asks for the state of an export until it is done.
  func finished(_ export: UUID) async throws(PostHogError) -> FileDownload {
    var pause = Duration.seconds(1)
    while true {
      let state = try await client.send(FileDownloads.retrieve(in: scope, id: export))
      switch state.status {
      case .completed where state.files != nil: return state
      case .failed, .failedRetryable, .failedBilling, .terminated, .timedOut, .cancelled:
        throw .download(.exportEnded(state.status, state.error), file: export.uuidString.lowercased())
      default: break
      }
      do {
        try await client.clock.sleep(for: pause)
      } catch {
        throw PostHogError(.cancelled(.answered))
      }
      pause = min(pause * 2, .seconds(10))
    }
  }
}
