import Foundation
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// An operation on something that exists: one of each kind of retry safety, and of each kind of response.
enum Action: CaseIterable, Sendable {
  case list, retrieve, create, delete, cancel

  /// Creates what the operation needs, and returns the call.
  func prepared(on fake: FakePostHog) throws -> @Sendable (PostHogClient) async throws(PostHogError) -> Void {
    let id = try fake.addExport()
    let run = try #require(fake.startRun(of: id))
    return { (client) async throws(PostHogError) in
      let exports = client.project(1).batchExports
      switch self {
      case .list: _ = try await client.send(BatchExports.list(in: .project(1), limit: 5))
      case .retrieve: _ = try await exports[id].retrieve()
      case .create: _ = try await exports.create(.named("New"))
      case .delete: try await exports[id].delete()
      case .cancel: _ = try await exports[id].runs[run].cancel()
      }
    }
  }
}

extension BatchExportRequest {
  /// The least that an export needs.
  static func named(_ name: String) -> Self {
    BatchExportRequest(name: name, destination: .noOp(NoOpConfig()), interval: .hour)
  }
}
