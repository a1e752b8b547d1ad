import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// Every kind of operation gets a response of every status with every kind of body.
@Suite("Whose response it is")
struct ResponseGridTests {
  /// An operation, and what the OpenAPI document says about it.
  struct Operation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let mayBeRetried: Bool
    let grid: ResponseGrid
    /// The number of requests, and the error if there is one, of a call that gets this response and then a right one.
    let call: @Sendable (_ response: Play, PostHogClient.Configuration) async throws -> (Int, PostHogError?)

    init<Output: Sendable>(
      _ operation: APIOperation<Output>, mayBeRetried: Bool = true, _ success: Play, _ documented: [Int: String]
    ) {
      testDescription = operation.id
      self.mayBeRetried = mayBeRetried
      grid = ResponseGrid(documented)
      call = { response, configuration in
        let bench = try RetryBench([response, success], configuration: configuration)
        let result = try await bench.send(operation)
        return (bench.transport.sent.count, result.failure)
      }
    }
  }

  static let project = ProjectScope.project(1)
  static let id = UUID()
  static let export = Play.respond(200, [:], exportText)
  static let exportText = #"""
    {"id":"\#(id)","team_id":1,"name":"N","model":"events","destination":{"type":"S3","config":{}},"interval":"hour",
    "created_at":"2026-03-02T10:00:00Z","last_updated_at":"2026-03-02T10:00:00Z","latest_runs":[]}
    """#

  /// JSON that lacks a required property can't be decoded; if none is required, there has to be at least one.
  static let operations: [Operation] = [
    Operation(
      BatchExports.list(in: project), .respond(200, [:], #"{"count":0,"next":null,"results":[]}"#), [200: "dggd"]),
    Operation(BatchExports.retrieve(in: project, id: id), export, [200: "dggd"]),
    Operation(BatchExports.update(in: project, id: id, BatchExportPatch(name: "N")), export, [200: "dggd"]),
    Operation(BatchExports.pause(in: project, id: id), .respond(200, [:], #"{"paused":true}"#), [:]),
    Operation(BatchExports.delete(in: project, id: id), .respond(204), [204: "ssss"]),
    Operation(
      Runs.cancel(in: project, batchExportID: id, id: id), .respond(200, [:], #"{"cancelled":true}"#), [:]),
    Operation(
      BatchExports.create(in: project, .named("N")), mayBeRetried: false, .respond(201, [:], exportText),
      [201: "dggd"]),
    Operation(
      FileDownloads.create(in: project, .hogql(FileDownloadFile(), hogqlQuery: "select 1 as one")),
      mayBeRetried: false,
      .respond(202, [:], #"{"id":"\#(id)"}"#), [202: "dggd"]),
    Operation(
      Runs.retry(in: project, batchExportID: id, id: id), mayBeRetried: false,
      .respond(201, [:], #"{"backfill_id":"b"}"#), [:]),
    // A redirect without a `Location` is a page, whatever its body.
    Operation(
      FileDownloads.download(in: project, id: id, part: "0"), .respond(302, [.location: "https://s3.example/f"]), [:]),
    // The two errors that are documented to have no body.
    Operation(
      BatchExports.testSteps(in: project, destination: .s3Compatible), .respond(200, [:], #"{"steps":[]}"#),
      [200: "dggd", 400: "vgvg", 404: "ngng"]),
  ]

  @Test("is recognized in each response to a call that is sent once", arguments: operations)
  func once(_ operation: Operation) async throws {
    for (status, body, ending) in operation.grid.cells {
      let (count, error) = try await operation.call(Play(status, body), .init(retryPolicy: .none))
      #expect(Ending(error) == ending, "\(status) \(body)")
      #expect(count == 1, "\(status) \(body)")
      if ending == .gateway { #expect(error?.envelope == nil, "\(status) \(body)") }
    }
  }

  @Test("decides whether a call is sent again", arguments: operations)
  func again(_ operation: Operation) async throws {
    for (status, body, ending) in operation.grid.cells {
      let (count, error) = try await operation.call(Play(status, body), .init())
      let isRetried = operation.mayBeRetried ? ending.isPassing.repeatable : ending.isPassing.never
      #expect(count == (isRetried ? 2 : 1), "\(status) \(body)")
      #expect(Ending(error) == (isRetried ? .success : ending), "\(status) \(body)")
    }
  }

  @Test("decides whether a wait goes on")
  func wait() async throws {
    for (status, body, ending) in ResponseGrid([200: "dggd"]).cells {
      let clock = ManualClock()
      let script = JobScript(clock, [.run("Running"), FakeResponse(status, body), .run("Completed")])
      let run = try script.client(clock).anyRun
      let error = try await Self.error { try await clock.withTimePassing { _ = try await run.wait() } }
      let isPassing = ending.isPassing.repeatable || ending == .unreadable
      #expect(Ending(error) == (isPassing ? .success : ending), "\(status) \(body)")
    }
  }

  @Test("decides whether a wait begins at all")
  func firstLook() async throws {
    for (status, body, ending) in ResponseGrid([200: "dggd"]).cells {
      let clock = ManualClock()
      let run = try JobScript(clock, [FakeResponse(status, body), .run("Completed")]).client(clock).anyRun
      let error = try await Self.error { try await clock.withTimePassing { _ = try await run.wait() } }
      #expect(Ending(error) == (ending == .gateway ? .success : ending), "\(status) \(body)")
    }
  }

  @Test("decides whether a log is followed on")
  func follow() async throws {
    for (status, body, ending) in ResponseGrid([200: "dggd"]).cells {
      let clock = ManualClock()
      let line = LogScript.response([(Date(timeIntervalSince1970: 1_772_445_600), "1")], hasMore: false)
      let later = LogScript.response([(Date(timeIntervalSince1970: 1_772_445_700), "2")], hasMore: false)
      let count = Mutex(0)
      let transport = ClosureTransport { (_) throws(TransportError) in
        switch count.withLock({
          $0 += 1; return $0
        }) {
        case 1: return line
        case 2: return TransportResponse(status, body)
        default: return later
        }
      }
      let tail = try Immediate(transport).client(clock).project(1).batchExports[UUID()].followLogs()
      let error = try await Self.error {
        try await clock.withTimePassing { for try await line in tail where line.message == "2" { return } }
      }
      let isPassing = ending.isPassing.repeatable || ending == .unreadable
      #expect(Ending(error) == (isPassing ? .success : ending), "\(status) \(body)")
    }
  }

  private static func error(of work: () async throws -> Void) async throws -> PostHogError? {
    do {
      try await work()
      return nil
    } catch let error as PostHogError {
      return error
    }
  }
}

extension Play {
  fileprivate init(_ status: Int, _ body: GridBody) {
    let response = body.response(status)
    self = .exact(response.head, response.body)
  }
}

extension FakeResponse {
  fileprivate init(_ status: Int, _ body: GridBody) {
    let response = body.response(status)
    self.init(status: response.head.status, headers: response.head.headerFields, body: response.body)
  }
}

extension TransportResponse {
  fileprivate init(_ status: Int, _ body: GridBody) {
    let response = body.response(status)
    self.init(head: response.head, body: ResponseBody(response.body))
  }
}

extension BatchExportRequest {
  fileprivate static func named(_ name: String) -> Self {
    BatchExportRequest(
      name: name, destination: .http(HTTPConfig(url: .eu, token: Secret("phc_1"))), interval: .hour)
  }
}
