// A transport of one's own: it does one exchange and decides nothing. With `traits: []` on the package line there is no other, and
// the client fetches six small packages. This one answers from memory.

import HTTPTypes
import PostHogBatchExports

struct InMemory: HTTPTransport {
  let json: String

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    TransportResponse(status: 200, headers: [.contentType: "application/json"], body: Array(json.utf8))
  }
}

@main
struct OwnTransport {
  static func main() async throws {
    let transport = InMemory(json: #"{"count": 0, "next": null, "previous": null, "results": []}"#)
    let posthog = PostHogClient(host: .eu, credentials: try .static("phx_example"), transport: transport)
    print("\(try await posthog.send(BatchExports.list(in: .project(1))).count) exports")
  }
}
