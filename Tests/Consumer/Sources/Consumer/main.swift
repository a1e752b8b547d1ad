import HTTPTypes
import PostHogBatchExports

/// Without the trait AsyncHTTPClient a transport is a required argument. This one answers from memory.
struct OneExport: HTTPTransport {
  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    let run = #"{"count": 0, "next": null, "previous": null, "results": []}"#
    return TransportResponse(status: 200, headers: [.contentType: "application/json"], body: Array(run.utf8))
  }
}

let posthog = PostHogClient(host: .eu, credentials: try .static("phx_consumer"), transport: OneExport())
let page = try await posthog.send(BatchExports.list(in: .project(1)))
print("\(page.count) exports")
