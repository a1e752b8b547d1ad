// A small invented API, and a client for it whose time the test advances.

import HTTPTypes
import OperationClient
import PostHogBatchExportsTesting

/// A key that must appear nowhere but in one header field.
let testKey = "sk_live_aVerySecretKey0123456789"

struct Thing: JSONObjectReadable, Hashable {
  let id: Int

  init(members json: inout JSONReader) throws(JSONError) { id = try json.required("id") }
}

/// The API's own form of an error.
struct Problem: JSONObjectReadable, APIErrorBody, Hashable {
  let code: String
  let reason: String

  init(members json: inout JSONReader) throws(JSONError) {
    code = try json.required("code")
    reason = try json.required("reason")
  }

  var message: String? { reason }
  var retryAfter: Duration? { code == "slow_down" ? .seconds(7) : nil }
  var isJobLimit: Bool { code == "too_many_jobs" }
}

enum Things {
  static func list() -> APIOperation<OffsetPage<Thing>> {
    APIOperation("things_list", .get, "/things/", responses: .json(200), retry: .repeatable, paging: .offset)
  }

  static func retrieve() -> APIOperation<Thing> {
    APIOperation("things_retrieve", .get, "/things/7/", responses: .json(200), emptyErrors: [404], retry: .repeatable)
  }

  static func create() -> APIOperation<Thing> {
    APIOperation("things_create", .post, "/things/", responses: .json(201))
  }

  static func delete() -> APIOperation<Void> {
    APIOperation("things_destroy", .delete, "/things/7/", responses: .empty(204), retry: .done(on: 404))
  }
}

extension ManualClock {
  /// How far the clock has been moved.
  var elapsed: Duration { ManualClock().now.duration(to: now) }
}

/// A client on a list of responses.
struct Bench {
  let clock = ManualClock()
  let transport: ScriptedTransport
  let client: APIClient

  init(
    _ responses: [FakeResponse], url: String = "https://api.example.com",
    credentials: APICredentials = .bearer(testKey),
    errors: any APIErrorBody.Type = Problem.self, configuration: APIClient.Configuration = .init()
  ) throws {
    transport = ScriptedTransport(responses.map { .success($0) })
    client = APIClient(
      host: try APIHost(url), credentials: credentials, transport: transport,
      conventions: APIConventions(errors: errors, keyPrefixes: ["sk_live_"]), clock: clock, randomSource: { 0.5 },
      configuration: configuration)
  }

  /// Sends while the clock is advanced from one sleeping task to the next.
  func send<Output: Sendable>(_ operation: APIOperation<Output>) async -> Result<Output, OperationFailure> {
    await clock.withTimePassing { [client] in
      do throws(OperationFailure) {
        return .success(try await client.send(operation))
      } catch {
        return .failure(error)
      }
    }
  }

  /// What sending an operation fails with.
  func failure<Output: Sendable>(of operation: APIOperation<Output>) async -> OperationFailure? {
    if case .failure(let failure) = await send(operation) { failure } else { nil }
  }
}

extension FakeResponse {
  static let thing = FakeResponse(status: .ok, json: #"{"id": 7}"#)

  static func problem(_ status: HTTPResponse.Status, _ code: String, _ reason: String = "No.") -> FakeResponse {
    FakeResponse(status: status, json: #"{"code": "\#(code)", "reason": "\#(reason)"}"#)
  }
}
