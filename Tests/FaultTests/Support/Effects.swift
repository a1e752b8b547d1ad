import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Synchronization

/// Counts the changes that really happened on the server, whatever responses the client got.
final class Effects: Sendable {
  private let state = Mutex<[String: Int]>([:])

  /// How often something was done: by the name of the export for creates, by the path for everything else.
  var counts: [String: Int] { state.withLock(\.self) }

  /// How many changes there were.
  var total: Int { counts.values.reduce(0, +) }

  /// Takes an exchange into account.
  func count(_ exchange: FakeExchange) {
    let (request, response) = (exchange.request, exchange.response)
    let effect: String
    switch (request.head.method, response.head.status.code) {
    case (.post, 201): effect = (try? JSONValue(json: response.body))?["name"]?.string ?? "an export without a name"
    case (.delete, 204), (.post, 200): effect = request.path
    default: return
    }
    state.withLock { $0[effect, default: 0] += 1 }
  }
}
