import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import Synchronization
import Testing

/// What a newer server sends, reported to the program once each.
@Suite("Drift")
struct UnrecognizedContentTests {
  private func reports(of bodies: [String], _ operations: [APIOperation<OffsetPage<Thing>>]) async throws -> [String] {
    let reports = Mutex<[String]>([])
    let bench = try RetryBench(bodies.map { .respond(200, [:], $0) }) { report in
      reports.withLock { $0.append("\(report)") }
    }
    for operation in operations { _ = try await bench.client.send(operation) }
    return reports.withLock { $0 }
  }

  static let page = #"{"count":2,"next":null,"results":[{"id":1,"new":{"a":1}},{"id":2,"new":2,"\#(testKey)":3}]}"#

  @Test("each unknown property is reported once for an operation, with its place, never with its value or the key")
  func once() async throws {
    let reported = try await reports(of: [Self.page], [Things.list(), Things.list(limit: 1)])
    #expect(
      reported == [
        "things_list: /results/0/new: Thing knows no property new (object)",
        "things_list: /results/1/<redacted>: Thing knows no property <redacted> (number)",
      ])
  }

  @Test("unknown values of enums are reported with the value")
  func values() async throws {
    let reports = Mutex<[UnrecognizedContentReport]>([])
    let bench = try RetryBench([.respond(200, [:], #"{"status":"Melted"}"#)]) { report in
      reports.withLock { $0.append(report) }
    }
    _ = try await bench.client.send(FileDownloads.cancel(in: .project(1), id: .init()))
    let report = try #require(reports.withLock { $0 }.first)
    #expect(report.kind == .unknownValue("Melted"))
    #expect(report.pointer == "/status")
    #expect(report.type == "RunStatus")
    #expect(report.operationID == "file_download_batch_exports_cancel_create")
  }

  @Test("an optional value that can't be read leaves the rest of the page, and is logged once")
  func losses() async throws {
    let log = CapturedLog()
    let page =
      #"{"count":2,"next":null,"results":[{"id":1,"name":7},{"id":2,"name":"a\ud83d"},{"id":3,"name":[]},{"id":4,"name":7}]}"#
    let transport = ClosureTransport(200, [:], page)
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: transport, logger: log.logger)
    for _ in 0..<2 {
      let things = try await client.send(Things.list()).results
      #expect(things.map(\.id) == [1, 2, 3, 4])
      #expect(things.map(\.name) == [nil, "a\u{FFFD}", nil, nil])
    }
    #expect(
      log.lines.filter { $0.hasPrefix("warning") }
        == [
          "things_list: /results/0/name: Thing can't read name: expected a string, found a number",
          "things_list: /results/1/name: Thing has a text with half of a surrogate pair",
          "things_list: /results/2/name: Thing can't read name: expected a string, found an array",
        ].map { #"warning a part of a response can't be read; it is left out ["place": \#($0)]"# })
  }

  @Test("a required value that can't be read is an error")
  func required() async throws {
    let bench = try RetryBench([.respond(200, [:], #"{"count":1,"next":null,"results":[{"id":"1"}]}"#)])
    let error = await #expect(throws: PostHogError.self) { _ = try await bench.client.send(Things.list()) }
    guard case .decoding? = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
  }

  @Test("a server that invents names is reported a bounded number of times")
  func bounded() async throws {
    let bodies = (0..<30).map { page in
      let properties = (0..<200).map { #""n\#(page)_\#($0)":0"# }.joined(separator: ",")
      return #"{"count":1,"next":null,"results":[{"id":1,\#(properties)}]}"#
    }
    let reported = try await reports(of: bodies, Array(repeating: Things.list(), count: 30))
    #expect(reported.count == 1_000)
  }
}
