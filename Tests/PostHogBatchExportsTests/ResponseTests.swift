import HTTPTypes
import OperationCore
import PostHogBatchExports
import Testing

/// The response around an output.
@Suite("Responses")
struct ResponseTests {
  @Test("give status, fields, bytes, request id and attempts")
  func parts() async throws {
    let body = #"{"id": 7, "added": {"by": "a newer server"}}"#
    let fields: HTTPFields = [.init("X-Request-Id")!: "abc", .contentType: "application/json"]
    let bench = try RetryBench([.respond(502), .respond(200, fields, body)])
    let response = try await bench.whileTimePasses { try await bench.client.response(to: Things.retrieve()) }
    #expect(response.output.id == 7)
    #expect(response.status == 200)
    #expect(response.headers == fields)
    #expect(response.body == Array(body.utf8))
    #expect(response.requestID == "abc")
    #expect(response.attempts == 2)
  }

  @Test("print without fields and bytes")
  func printing() async throws {
    let bench = try RetryBench([.respond(200, [.setCookie: "private"], #"{"id": 7, "token": "private"}"#)])
    let response = try await bench.client.response(to: Things.retrieve())
    var dumped = ""
    dump(response, to: &dumped)
    #expect(!"\(response) \(String(reflecting: response)) \(dumped)".contains("private"))
  }

  @Test("of a retry that finds the work done show the response that says so")
  func doneBefore() async throws {
    let bench = try RetryBench([.failure(.connection, .sent), .respond(404)])
    let response = try await bench.whileTimePasses { try await bench.client.response(to: Things.delete()) }
    #expect(response.status == 404)
    #expect(response.attempts == 2)
  }
}
