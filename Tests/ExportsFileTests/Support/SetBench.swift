import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization

/// A project at a fake server, to which sets are applied. The clock begins on Monday, 2026-03-02, at 10:00 UTC.
struct SetBench: Sendable {
  let clock = ManualClock()
  let fake: FakePostHog
  /// Used by the fake, and lost where a test says so.
  let transport: LossyTransport
  let exports: BatchExports.Collection<PostHogClient, ProjectScope>

  /// The credentials, none of which may appear anywhere but in the body of a request.
  static let environment = [
    "TOKEN": "phc_secretToken4711", "KEY_ID": "AKIAsecretKeyID4711", "KEY": "secretAccessKey4711",
  ]

  init(_ configure: (inout FakeConfiguration) -> Void = { _ in }) throws {
    var configuration = FakeConfiguration()
    configure(&configuration)
    fake = FakePostHog(configuration: configuration, clock: clock)
    transport = LossyTransport(fake)
    exports = try Self.client(transport).project(1).batchExports
  }

  static func client(_ transport: some HTTPTransport, host: PostHogHost = .us) throws -> PostHogClient {
    PostHogClient(host: host, credentials: try .static("phx_fake_key"), transport: transport)
  }

  func set(_ definitions: ExportDefinition...) -> ExportSet { ExportSet(host: .us, project: 1, exports: definitions) }

  func plan(
    _ set: ExportSet, pruning record: ExportSetRecord? = nil, rotating: Set<String> = []
  ) async throws -> ExportSetPlan {
    try await exports.plan(set, pruning: record, rotating: rotating, at: clock.date)
  }

  @discardableResult
  func apply(_ plan: ExportSetPlan, force: Bool = false) async throws -> [ExportOutcome] {
    try await exports.apply(plan, force: force, environment: Self.environment)
  }

  /// Plans and applies a set, and returns the outcomes.
  @discardableResult
  func apply(_ set: ExportSet) async throws -> [ExportOutcome] {
    try await apply(try await plan(set), force: true)
  }

  func all() async throws -> [BatchExport] {
    var all: [BatchExport] = []
    for try await export in exports.list() { all.append(export) }
    return all
  }

  func export(_ name: String) async throws -> BatchExport? { try await all().first { $0.name == name } }

  /// The problems of planning a set.
  func problems(_ set: ExportSet, pruning record: ExportSetRecord? = nil) async throws -> [String] {
    do {
      _ = try await plan(set, pruning: record)
      return []
    } catch ExportSetError.refused(let problems) {
      return problems.map { [$0.export, $0.property, $0.message].compactMap(\.self).joined(separator: " | ") }
    }
  }

  /// The bodies of the requests with a method.
  func bodies(_ method: HTTPRequest.Method) throws -> [JSONValue] {
    try fake.requests.filter { $0.head.method == method }.map { $0.body.isEmpty ? .null : try JSONValue(json: $0.body) }
  }
}

/// A transport that loses the responses to some requests after they took effect.
final class LossyTransport: HTTPTransport {
  private let fake: FakePostHog
  private let lost = Mutex<[HTTPRequest.Method]>([])

  init(_ fake: FakePostHog) { self.fake = fake }

  /// Loses the response to the next request with a method.
  func loseNext(_ method: HTTPRequest.Method) { lost.withLock { $0.append(method) } }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    let response = try await fake.send(request, body: body)
    let isLost = lost.withLock { lost in
      let index = lost.firstIndex(of: request.method)
      if let index { lost.remove(at: index) }
      return index != nil
    }
    if isLost { throw TransportError(.connection, phase: .sent) }
    return response
  }

  var isImmediate: Bool { true }
  var clock: (any Clock<Duration>)? { fake.clock }
}

extension [ExportOutcome] {
  var areDone: Bool { allSatisfy(\.isDone) }
}
