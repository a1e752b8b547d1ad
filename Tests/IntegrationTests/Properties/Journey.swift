import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Responses that a client has read, each compared with its JSON.
struct Journey {
  private(set) var travelled: Set<String> = []
  private let client: PostHogClient
  private let fake: FakePostHog

  init(_ fixture: Fixture) {
    client = fixture.client
    fake = fixture.fake
  }

  /// Sends a request and compares what was read with what the fake sent, or with `reply` if the fake should send that.
  @discardableResult
  mutating func read<Output>(
    _ table: ReadTable<Output>, _ operation: APIOperation<Output>, from reply: String? = nil, status: Int = 200
  ) async throws -> Output {
    if let reply { fake.respondNext(with: FakeResponse(status: .init(code: status), json: reply)) }
    let response = try await client.response(to: operation)
    let outcome = table.compare(response.output, with: try JSONValue(json: response.body))
    #expect(outcome.faults.isEmpty, "\(operation.id): \(outcome.faults)")
    travelled.formUnion(outcome.travelled)
    return response.output
  }

  /// Does the same for a value that isn't the output of an operation.
  mutating func read<Value: JSONReadable>(_ table: ReadTable<Value>, from json: [UInt8]) throws {
    let outcome = table.compare(try Value(json: json), with: try JSONValue(json: json))
    #expect(outcome.faults.isEmpty, "\(outcome.faults)")
    travelled.formUnion(outcome.travelled)
  }
}
