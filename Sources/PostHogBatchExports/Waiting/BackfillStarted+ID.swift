import OperationClient
import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension BackfillStarted {
  /// The id of the backfill; `nil` if the server gave the name of a workflow, as for a retried run and on servers
  /// before 2026, or nothing at all.
  public var id: UUID? {
    [backfillID, objectID].lazy.compactMap { $0.flatMap(UUID.init(uuidString:)) }.first
  }
}

extension Backfills.Collection where Sender == PostHogClient {
  /// Returns the handle of a backfill that has started, without sending anything.
  ///
  /// - Throws: ``PostHogError/Kind-swift.enum/invalidRequest(_:)`` if the server didn't give its id.
  public func item(of started: BackfillStarted) throws(PostHogError) -> Backfills.Item<PostHogClient> {
    guard let id = started.id else {
      let name = started.backfillID ?? started.objectID
      let given = name.map { "gave “\(printable($0, limit: 200))”, the name of its workflow," }
      throw PostHogError(
        .invalidRequest(
          "The backfill has started, but the server \(given ?? "gave nothing") instead of an id to retrieve it with. "
            + "It is the newest of its start and end in the list of backfills; begin(_:) and beginRetry() look for it."),
        operationID: Backfills.retrieve(in: scope, batchExportID: batchExportID, id: UUID()).id
      ).redacted(sender.knownKeys)
    }
    return self[id]
  }
}
