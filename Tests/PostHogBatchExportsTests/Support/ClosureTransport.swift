import HTTPTypes
import PostHogBatchExports
import Synchronization

final class ClosureTransport: HTTPTransport {
  struct Sent: Sendable {
    let request: HTTPRequest
    let body: [UInt8]?

    var url: String { "\(request.scheme ?? "")://\(request.authority ?? "")\(request.path ?? "")" }
    var authorization: String? { request.headerFields[.authorization] }
  }

  typealias Script = @Sendable (Sent) async throws(TransportError) -> TransportResponse

  private let script: Script
  private let log = Mutex<[Sent]>([])

  /// Every request so far.
  var sent: [Sent] { log.withLock { $0 } }

  init(_ script: @escaping Script) {
    self.script = script
  }

  /// Always the same response.
  convenience init(_ status: Int, _ headers: HTTPFields = [:], _ body: String = "{}") {
    self.init { (_) throws(TransportError) in
      TransportResponse(status: status, headers: headers, body: Array(body.utf8))
    }
  }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    let sent = Sent(request: request, body: body)
    log.withLock { $0.append(sent) }
    return try await script(sent)
  }
}
