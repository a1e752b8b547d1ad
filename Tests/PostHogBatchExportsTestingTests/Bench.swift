import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

/// A fake that gets requests without a client and without a socket. Its clock begins on Monday, 2026-03-02, at 10:00
/// UTC.
struct Bench: Sendable {
  let clock = ManualClock()
  let fake: FakePostHog

  init(_ configure: (inout FakeConfiguration) -> Void = { _ in }) throws {
    let recorder = try ExchangeRecorder.fromEnvironment()
    var configuration = FakeConfiguration()
    configure(&configuration)
    fake = FakePostHog(configuration: configuration, clock: clock, onExchange: { recorder?.record($0) })
  }

  /// Sends a request for a path below project 1, or for a whole path that begins with `/`.
  @discardableResult
  func ask(
    _ method: HTTPRequest.Method, _ path: String, _ json: String? = nil, key: String? = "phx_fake_key"
  ) -> Reply {
    let whole = path.hasPrefix("/") ? path : "/api/projects/1/\(path)"
    return Reply(fake.respond(to: FakeRequest(method, whole, key: key, json: json)))
  }

  /// Returns the id of a new export; `properties` go into the body after the name.
  func makeExport(_ properties: String) throws -> String {
    let reply = ask(.post, "batch_exports/", #"{"name":"N",\#(properties)}"#)
    return try #require(reply["id"]?.string, "\(reply.text)")
  }
}

/// The fake's response.
struct Reply: Sendable {
  let response: FakeResponse
  private let json: JSONValue?

  init(_ response: FakeResponse) {
    self.response = response
    json = try? JSONValue(json: response.body)
  }

  var status: Int { response.head.status.code }
  var text: String { String(decoding: response.body, as: UTF8.self) }
  subscript(name: String) -> JSONValue? { json?[name] }
  var results: [JSONValue] { json?["results"]?.array ?? [] }

  /// The status, and for a refusal also its field and code: `400 offset_day invalid_input`.
  var outcome: String {
    guard status >= 400, let code = json?["code"]?.string else { return "\(status)" }
    return "\(status) \(json?["attr"]?.string ?? "-") \(code)"
  }
}

/// One row of a table of rules: a request, and its outcome.
struct Rule: Sendable, CustomTestStringConvertible {
  let sent: String
  let outcome: String

  init(_ sent: String, _ outcome: String) {
    self.sent = sent
    self.outcome = outcome
  }

  var testDescription: String { "\(sent.prefix(200)) → \(outcome)" }
}

extension UUID {
  var text: String { uuidString.lowercased() }
}
