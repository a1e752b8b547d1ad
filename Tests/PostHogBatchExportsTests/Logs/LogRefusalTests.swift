import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// Logs that can't be read, and servers that mislead the reader.
@Suite("Logs that can't be followed")
struct LogRefusalTests {
  @Test("an error explains why a key may not read logs")
  func forbidden() async throws {
    let bench = try WaitBench { $0.logAccess = .forbidden }
    let error = await #expect(throws: PostHogError.self) {
      for try await _ in bench.export.followLogs() {}
    }
    #expect(error?.kind == .permission(scopes: ["batch_export:read"]))
    #expect(error?.description.contains("Older servers let no API key read logs.") == true)
    let list = await #expect(throws: PostHogError.self) { for try await _ in bench.export.logs() {} }
    #expect(list?.description.contains("Older servers let no API key read logs.") == true)
  }

  @Test("reading the logs of a run fails at once with an error that names the alternative")
  func runLogs() async throws {
    let bench = try WaitBench()
    let run = bench.export.runs[bench.fake.addRun(to: bench.exportID)]
    let error = await #expect(throws: PostHogError.self) {
      for try await _ in run.followLogs() {}
    }
    #expect(error?.kind == .server)
    #expect(error?.description.contains("Read its export's logs instead") == true)
    #expect(bench.fake.requests.count == 1)
  }

  @Test("more lines of one moment than can be asked for are an error, not a gap")
  func crowded() async throws {
    let moment = Date(timeIntervalSince1970: 1_772_445_600.25)
    let server = LogScript { _, _ in Array(repeating: moment, count: 500) }
    let error = try await server.failure()
    #expect(error?.fault == .crowded(member: "timestamp", at: "2026-03-02T10:00:00.250000Z"))
    #expect(server.requests == 2)
  }

  @Test("a server that does not keep to the window is an error, not a loop")
  func filterIgnored() async throws {
    let server = LogScript { _, _ in (0..<500).map { Date(timeIntervalSince1970: 1_772_445_600 + Double($0)) } }
    #expect(try await server.failure()?.fault != nil)
    #expect(server.requests == 2)
    let beyond = LogScript { _, _ in Array(repeating: Date(timeIntervalSince1970: -1), count: 500) }
    #expect(try await beyond.failure()?.fault == .notBefore(member: "timestamp"))
  }

  @Test("a server that never stops sending older lines is asked until the task is cancelled, one response at a time")
  func endless() async throws {
    let server = LogScript(hasMore: true) { _, before in
      let end = min(before ?? .distantFuture, Date(timeIntervalSince1970: 1_772_445_600))
      if end < Date(timeIntervalSince1970: 1_700_000_000) { withUnsafeCurrentTask { $0?.cancel() } }
      return (1...2).map { end.addingTimeInterval(-20_000 * Double($0)) }
    }
    let tail = try server.client(ManualClock()).project(1).batchExports[UUID()]
      .followLogs(after: Date(timeIntervalSince1970: 0))
    try await Task { for try await _ in tail {} }.value
    #expect(server.requests > 1_000)
  }
}

extension PostHogError {
  fileprivate var fault: PagingError.Reason? {
    if case .paging(let fault) = kind { fault.reason } else { nil }
  }
}
