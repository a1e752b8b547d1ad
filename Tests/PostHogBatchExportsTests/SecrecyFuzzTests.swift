import Foundation
import HTTPTypes
import InMemoryTracing
import MetricsTestKit
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import TestSupport
import Testing

/// Whatever a server, a proxy or an object store sends, neither the key nor any other secret appears in an error, a log
/// line, a span, a metric or a dump of any of them.
@Suite("Secrecy of hostile text")
struct SecrecyFuzzTests {
  /// What a client received, and what it printed about it.
  struct Bench {
    let log = CapturedLog()
    let clock = ManualClock()
    let client: PostHogClient

    init(key: String, _ script: @escaping ClosureTransport.Script) throws {
      _ = (Bootstrapped.metrics, Bootstrapped.tracer)
      client = PostHogClient(
        host: .us, credentials: .provider { Secret(key) }, transport: Immediate(ClosureTransport(script)), clock: clock,
        logger: log.logger, configuration: .init(retryPolicy: .none, rateLimit: .unlimited))
    }
  }

  static let keys = [
    "phx_fuzzedKeyOfSecrecy0123456789", "LegacyKeyOfSecrecy42withoutPrefix", "old/key~of+secrecy=with.signs",
  ]
  static let secret = "MarkedSecretOfSecrecy"
  static let seeds = Effort.seeds(16, of: 300)

  /// Plays this many scripts, and checks everything that is printed.
  private func play(
    _ seed: UInt64, times: Int = 30, _ body: (inout HostileText) async throws -> [String]
  ) async throws {
    for round in 0..<times {
      var text = HostileText(
        generator: SeededGenerator(seed: seed << 32 | UInt64(round)), key: Self.keys[round % Self.keys.count],
        secret: Self.secret)
      let said = try await body(&text)
      for said in said { check(said, text.key, "seed \(seed), round \(round)") }
    }
  }

  private func check(_ said: String, _ key: String, _ place: String) {
    let plain = Spelling.decoded(said)
    let isClean =
      !said.contains(Self.secret) && !plain.contains(Self.secret.lowercased()) && !said.contains(key)
      && !plain.contains(key.lowercased())
    if !isClean { Issue.record("\(place): \(said)") }
  }

  /// What is printed about an error, and logged meanwhile.
  private func said(
    by bench: Bench, _ work: @Sendable (PostHogClient) async throws -> Void
  ) async throws -> [String] {
    var said: [String] = []
    do {
      let client = bench.client
      try await bench.clock.withTimePassing { try await work(client) }
    } catch let error as PostHogError {
      said = [printed(error), printed(error.kind), printed(error.envelope as Any)]
      if case .decoding(let failure) = error.kind { said.append(printed(failure)) }
    }
    return said + bench.log.lines
  }

  @Test("bodies and header fields of any status", arguments: seeds)
  func responses(seed: UInt64) async throws {
    try await play(seed) { text in
      let status = text.pick([200, 200, 200, 200, 201, 204, 302, 307, 400, 401, 403, 404, 409, 418, 429, 500, 502, 503])
      let (fields, body) = (text.fields(), text.damaged(text.json()))
      let bench = try Bench(key: text.key) { (_) throws(TransportError) in
        TransportResponse(status: status, headers: fields, body: body)
      }
      let call = Int.random(in: 0..<6, using: &text.generator)
      return try await said(by: bench) { client in
        let project = client.project(1)
        switch call {
        case 0: _ = try await client.send(Things.create())
        case 1: _ = try await client.send(Things.list())
        case 2: _ = try await client.send(Things.delete())
        case 3: _ = try await project.batchExports[UUID()].retrieve()
        case 4: _ = try await project.fileDownloads[UUID()].retrieve()
        default: _ = try await project.batchExports[UUID()].runs[UUID()].retrieve()
        }
      }
    }
  }

  @Test("what PostHog says of an error stays, without key and credentials", arguments: seeds)
  func envelopes(seed: UInt64) async throws {
    try await play(seed, times: 10) { text in
      let (key, status) = (text.spelledKey().replacing("\\", with: "\\\\"), text.pick([400, 403, 404, 500, 503]))
      let said =
        "No: \(key) at postgres://user:\(text.secret)@host, Bearer \(text.secret), password='\(text.secret)' stays"
      let body = #"{"detail":"\#(said)","code":"\#(key)","attr":"\#(key)__\#(key)","type":"\#(key)"}"#
      let bench = try Bench(key: text.key) { (_) throws(TransportError) in
        TransportResponse(status: status, body: Array(body.utf8))
      }
      let all = try await self.said(by: bench) { client in _ = try await client.send(Things.create()) }
      #expect(all.first?.contains("stays") == true)
      return all
    }
  }

  @Test("links to a next page, and where a redirect points", arguments: seeds)
  func links(seed: UInt64) async throws {
    try await play(seed) { text in
      let address = text.address(text.pick(["/", "/api/projects/1/things/", "/x/"]))
      let literal = JSONValue(stringLiteral: address).jsonText
      let isPage = text.happens(0.6)
      let bench = try Bench(key: text.key) { (_) throws(TransportError) in
        isPage
          ? TransportResponse(
            status: 200, body: Array(#"{"count":9,"next":\#(literal),"previous":null,"results":[{"id":1}]}"#.utf8))
          : TransportResponse(status: 307, headers: [.location: address])
      }
      return try await said(by: bench) { client in
        for try await _ in client.items(of: Things.list()) {}
        _ = printed(try await client.send(Things.create()))
      }
    }
  }

  @Test("why a job failed", arguments: seeds)
  func jobs(seed: UInt64) async throws {
    try await play(seed, times: 6) { text in
      let moment = "2026-03-01T00:00:00Z"
      let why = "\(text.spelledKey()) postgres://user:\(text.secret)@host/db token=\(text.secret)"
      let run = JSONValue(
        dictionaryLiteral: ("id", "01900000-0000-7000-8000-000000000001"),
        ("backfill", "01900000-0000-7000-8000-000000000002"),
        ("status", .init(stringLiteral: text.happens(0.5) ? "Failed" : text.spelledKey())),
        ("latest_error", .init(stringLiteral: why)), ("error", .init(stringLiteral: why)), ("records_failed", 1),
        ("created_at", .init(stringLiteral: moment)), ("finished_at", .init(stringLiteral: moment)),
        ("last_updated_at", .init(stringLiteral: moment)), ("data_interval_end", .init(stringLiteral: moment)))
      let bench = try Bench(key: text.key) { (sent) throws(TransportError) in
        let page = #"{"next":null,"previous":null,"results":[\#(run.jsonText)]}"#
        let isList = sent.request.path?.contains("/runs/?") == true
        return TransportResponse(status: 200, body: Array((isList ? page : run.jsonText).utf8))
      }
      let isRun = text.happens(0.5)
      let all = try await said(by: bench) { client in
        let export = client.project(1).batchExports[UUID()]
        if isRun { _ = try await export.runs[UUID()].wait() }
        _ = try await client.project(1).fileDownloads[UUID()].wait(timeout: .seconds(5))
      }
      let counted = try? await bench.client.project(1).batchExports[UUID()]
        .backfills[UUID()].runCounts()
      return all + [printed(counted as Any)]
    }
  }

  @Test("what a transport quotes", arguments: seeds)
  func transports(seed: UInt64) async throws {
    try await play(seed, times: 10) { text in
      let quoted = "could not write ['Authorization': 'Bearer \(text.spelledKey())'], \(text.spelledKey())"
      let bench = try Bench(key: text.key) { (_) throws(TransportError) in
        throw TransportError(.connection, phase: .sent, detail: quoted)
      }
      return try await said(by: bench) { client in _ = try await client.send(Things.create()) }
    }
  }

  @Test("downloads from an object store", arguments: seeds)
  func downloads(seed: UInt64) async throws {
    try await play(seed, times: 6) { text in
      let folder = FileManager.default.temporaryDirectory.appending(path: "secrecy-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let address =
        text.happens(0.3) ? text.address() : "https://store.example/\(text.key)?X-Amz-Signature=\(text.secret)&x=1"
      let (fields, body) = (text.fields(), text.damaged(text.json()))
      let (status, isQuoted) = (text.pick([200, 206, 302, 400, 403, 404, 416, 503]), text.happens(0.3))
      let quoted =
        text.happens(0.5)
        ? address
        : address.map { $0.isLetter || $0.isNumber ? "\($0)" : "%" + String($0.asciiValue ?? 63, radix: 16) }.joined()
      let bench = try Bench(key: text.key) { (sent) throws(TransportError) in
        guard sent.request.authority == "us.posthog.com" else {
          if isQuoted { throw TransportError(.connection, phase: .sent, detail: "no way to \(quoted)") }
          return TransportResponse(status: status, headers: fields, body: Array("<Code>NoSuchKey</Code>".utf8) + body)
        }
        if sent.request.path?.contains("/download/") == true {
          return TransportResponse(status: 302, headers: [.location: address])
        }
        let files = #"{"status":"Completed","files":["01900000-0000-7000-8000-000000000001"],"records_completed":1}"#
        return TransportResponse(status: 200, body: Array(files.utf8))
      }
      return try await said(by: bench) { client in
        _ = try await client.project(1).fileDownloads[UUID()].download(into: folder)
      }
    }
  }

  @Test("properties and values that are new", arguments: seeds)
  func unrecognized(seed: UInt64) async throws {
    try await play(seed, times: 10) { text in
      let reports = Mutex<[String]>([])
      let name = JSONValue(stringLiteral: text.spelledKey() + "/" + text.spelledKey()).jsonText
      let body = #"{"count":1,"next":null,"previous":null,"results":[{"id":1,\#(name):1,"x\#(name.dropFirst()):{}}]}"#
      let client = PostHogClient(
        host: .us, credentials: try .static(text.key), transport: ClosureTransport(200, [:], body),
        onUnrecognizedContent: { report in reports.withLock { $0.append(printed(report)) } })
      _ = try await client.send(Things.list())
      #expect(reports.withLock(\.count) == 2)
      return reports.withLock(\.self)
    }
  }

  @Test("spans and metrics", arguments: seeds)
  func telemetry(seed: UInt64) async throws {
    try await play(seed, times: 10) { text in
      let id = "fuzzed_\(seed)_\(text.generator.next())"
      let (status, fields, body) = (text.pick([200, 400, 503]), text.fields(), text.damaged(text.json()))
      let bench = try Bench(key: text.key) { (_) throws(TransportError) in
        TransportResponse(status: status, headers: fields, body: body)
      }
      let operation = APIOperation<Thing>(id, .get, "/things/7/", responses: .json(200), retry: .repeatable)
      let said = try await said(by: bench) { client in _ = try await client.send(operation) }
      let spans = Bootstrapped.tracer.finishedSpans.filter { $0.operationName.hasPrefix(id) }
      #expect(spans.count == 2)
      let counters = Bootstrapped.metrics.counters.filter { $0.dimensions.contains { $0.1 == id } }
      #expect(!counters.isEmpty)
      return said + spans.map { "\($0) \($0.attributes) \($0.errors)" }
        + counters.map { "\($0.label) \($0.dimensions)" }
    }
  }
}
