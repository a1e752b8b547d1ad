// What a call costs without a network: the client on a transport that responds at once, beside its reader alone.

import Foundation
import HTTPTypes
import OperationClient
import PostHogBatchExports
import PostHogBatchExportsTesting

struct Memory {
  let calls: Int

  func run() async throws {
    let list = try Documents().responses()[0].body
    let client = PostHogClient(
      host: try .selfHosted("http://localhost"), credentials: try .static(FakeAPIKey().value),
      transport: Immediate(body: list), configuration: .init(rateLimit: .unlimited))
    for _ in 0..<2 {
      let clock = ContinuousClock()
      let reading = try clock.measure {
        for _ in 0..<calls {
          _ = try BatchExports.list(in: .project(1)).decode(RawResponse(status: 200, body: list))
        }
      }
      let calling = try await clock.measure {
        for _ in 0..<calls { _ = try await client.send(BatchExports.list(in: .project(1))) }
      }
      let (read, call) = (reading / .microseconds(calls), calling / .microseconds(calls))
      print(String(format: "%.1f µs a call, %.1f µs of them to make the operation and to decode", call, read))
    }
  }

  private struct Immediate: HTTPTransport {
    let body: [UInt8]

    func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
      TransportResponse(status: 200, headers: Self.headers, body: self.body)
    }

    var isImmediate: Bool { true }

    private static let headers: HTTPFields = [
      .server: "nginx/1.22.1", .date: "Sun, 29 Nov 2026 08:52:57 GMT", .contentType: "application/json",
      .contentLength: "1248", .lastModified: "Sun, 29 Nov 2026 08:52:57 GMT", .connection: "keep-alive",
      .eTag: "\"6929b5f9-4e0\"", .acceptRanges: "bytes",
    ]
  }
}
