// What a newer server says, told to the program once each.

import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import Synchronization
import Testing

@Suite("Drift")
struct DriftTests {
  private func reports(of bodies: [String], _ operations: [APIOperation<OffsetPage<Thing>>]) async throws -> [String] {
    let reports = Mutex<[String]>([])
    let bench = try RetryBench(bodies.map { .answer(200, [:], $0) }) { report in
      reports.withLock { $0.append("\(report)") }
    }
    for operation in operations { _ = try await bench.client.send(operation) }
    return reports.withLock { $0 }
  }

  static let page = #"{"count":2,"next":null,"results":[{"id":1,"new":{"a":1}},{"id":2,"new":2,"\#(testKey)":3}]}"#

  @Test("each unknown member is told once for an operation, with its place, never with its value or the key")
  func once() async throws {
    let told = try await reports(of: [Self.page], [Things.list(), Things.list(limit: 1)])
    #expect(
      told == [
        "things_list: /results/0/new: Thing knows no member new (object)",
        "things_list: /results/1/<redacted>: Thing knows no member <redacted> (number)",
      ])
  }

  @Test("unknown values of enums are told with the value")
  func values() async throws {
    let reports = Mutex<[DriftReport]>([])
    let bench = try RetryBench([.answer(200, [:], #"{"status":"Melted"}"#)]) { report in
      reports.withLock { $0.append(report) }
    }
    _ = try await bench.client.send(FileDownloads.cancel(in: .project(1), id: .init()))
    let report = try #require(reports.withLock { $0 }.first)
    #expect(report.kind == .unknownValue("Melted"))
    #expect(report.pointer == "/status")
    #expect(report.type == "RunStatus")
    #expect(report.operationID == "file_download_batch_exports_cancel_create")
  }

  @Test("a server that makes up names is told of a bounded number of times")
  func bounded() async throws {
    let bodies = (0..<30).map { page in
      let members = (0..<200).map { #""n\#(page)_\#($0)":0"# }.joined(separator: ",")
      return #"{"count":1,"next":null,"results":[{"id":1,\#(members)}]}"#
    }
    let told = try await reports(of: bodies, Array(repeating: Things.list(), count: 30))
    #expect(told.count == 1_000)
  }
}
