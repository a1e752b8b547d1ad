import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Waits during which something other than PostHog responds.
@Suite("Waiting: proxies")
struct WaitProxyTests {
  static let pages: [FakeResponse] = [
    .page(200), .page(302, [.location: "https://login.example/"]), .page(302), .page(400), .page(401), .page(403),
    .page(404), .page(429), .page(502), .page(503), FakeResponse(status: .forbidden, json: #"{"message":"Forbidden"}"#),
    FakeResponse(status: .notFound), FakeResponse(status: .temporaryRedirect, headers: [.location: "/again/"]),
  ]

  @Test("any number of pages is outlasted, seen the job or not", arguments: pages, [true, false])
  func manyPages(page: FakeResponse, isSeen: Bool) async throws {
    let clock = ManualClock()
    let responses = (isSeen ? [.download("Running")] : []) + Array(repeating: page, count: 60)
    let script = JobScript(clock, responses + [.download("Completed")])
    let client = try script.client(clock)
    #expect(try await clock.withTimePassing { try await client.anyDownload.wait() }.status == .completed)
  }

  @Test(
    "so is a page of JSON with the status of a success, once the job was seen",
    arguments: [#"{"status":"ok","message":"maintenance"}"#, "{}", "[]", "null"])
  func jsonPages(json: String) async throws {
    let clock = ManualClock()
    let page = FakeResponse(status: .ok, json: json)
    let script = JobScript(clock, [.run("Running")] + Array(repeating: page, count: 60) + [.run("Completed")])
    let client = try script.client(clock)
    #expect(try await clock.withTimePassing { try await client.anyRun.wait() }.status == .completed)
  }

  @Test("a job that can't be read any more ends a wait after some looks")
  func unreadable() async throws {
    let clock = ManualClock()
    let text = String(decoding: FakeResponse.run("Completed").body, as: UTF8.self)
    let run = FakeResponse(status: .ok, json: text.replacing("\"status\"", with: "\"status\":{},\"x\""))
    let script = JobScript(clock, [.run("Running"), run])
    let client = try script.client(clock)
    let error = await #expect(throws: PostHogError.self) {
      _ = try await clock.withTimePassing { try await client.anyRun.wait() }
    }
    guard case .decoding(let failure)? = error?.kind else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(failure.pointer == "/status" && script.moments.count == 6)
  }

  @Test("pages that last end a wait at its timeout, which says so", arguments: [401, 404, 200])
  func lasting(status: Int) async throws {
    let clock = ManualClock()
    let client = try JobScript(clock, [.run("Running"), .page(status)]).client(clock)
    let error = await #expect(throws: PostHogError.self) {
      _ = try await clock.withTimePassing { try await client.anyRun.wait(timeout: .seconds(7_200)) }
    }
    #expect(error?.job?.reason == .timedOut(after: .seconds(7_200)) && error?.job?.status == "Running")
    #expect(clock.elapsed == .seconds(7_200))
    let text = error?.description ?? ""
    #expect(
      text.contains("is still Running after waiting for 7200.0 seconds. The last check failed: the response with"))
    #expect(text.contains("status \(status) is not PostHog's: it comes from a proxy"))
    #expect(text.contains("wait for the same id again"))
  }

  @Test("so do pages from the first look on")
  func neverSeen() async throws {
    let clock = ManualClock()
    let client = try JobScript(clock, [.page(404)]).client(clock)
    let error = await #expect(throws: PostHogError.self) {
      _ = try await clock.withTimePassing { try await client.anyRun.wait(timeout: .seconds(60)) }
    }
    #expect(error?.job?.reason == .timedOut(after: .seconds(60)) && error?.job?.status == nil)
    #expect(error?.job?.lastFault?.contains("status 404 is not PostHog's") == true)
    #expect(error?.description.contains("Check the host and what stands in front of it") == true)
  }

  @Test("a timeout after a successful check reports no fault")
  func passed() async throws {
    let clock = ManualClock()
    let client = try JobScript(clock, [.page(404), .run("Running")]).client(clock)
    let error = await #expect(throws: PostHogError.self) {
      _ = try await clock.withTimePassing { try await client.anyRun.wait(timeout: .seconds(60)) }
    }
    #expect(error?.job?.reason == .timedOut(after: .seconds(60)) && error?.job?.lastFault == nil)
  }

  @Test("the word of PostHog ends a wait as ever, also amid pages")
  func notFound() async throws {
    let clock = ManualClock()
    let script = JobScript(clock, [.run("Running"), .page(404), .notFound])
    let client = try script.client(clock)
    let error = await #expect(throws: PostHogError.self) {
      _ = try await clock.withTimePassing { try await client.anyRun.wait() }
    }
    #expect(error?.kind == .notFound && script.moments.count == 3)
  }

  @Test("a proxy that says when to come back is left alone until then", arguments: [404, 429, 503])
  func retryAfter(status: Int) async throws {
    let clock = ManualClock()
    let script = JobScript(
      clock, [.run("Running"), .page(status, [.retryAfter: "600"]), .run("Running"), .run("Completed")])
    let client = try script.client(clock)
    _ = try await clock.withTimePassing { try await client.anyRun.wait() }
    #expect(script.moments[2] - script.moments[1] == .seconds(600))
    #expect(script.moments[3] - script.moments[2] < .seconds(31))
  }

  @Test("states and logs, which have no timeout, end when five looks in a row get pages")
  func progress() async throws {
    let clock = ManualClock()
    let script = JobScript(clock, [.run("Running"), .page(404)])
    let progress = try script.client(clock).anyRun.progress()
    let error = await #expect(throws: PostHogError.self) {
      try await clock.withTimePassing { for try await _ in progress {} }
    }
    #expect(error?.kind == .gateway(status: 404) && script.moments.count == 6)

    let first = JobScript(clock, [.page(404)])
    let tail = try first.client(clock).project(1).batchExports[UUID()].followLogs()
    let refused = await #expect(throws: PostHogError.self) {
      try await clock.withTimePassing { for try await _ in tail {} }
    }
    #expect(refused?.kind == .gateway(status: 404) && first.moments.count == 1)
  }

  @Test("a backfill's runs are counted once the pages are over, and its timeout says what is in the way")
  func runs() async throws {
    let bench = try WaitBench()
    let backfill = try bench.export.backfills.item(of: try await bench.startBackfill())
    for status in [404, 200, 401, 403, 502, 400, 404] {
      bench.fake.respondNext(to: { $0.head.path?.contains("/runs/?") == true }, with: .page(status))
    }
    #expect(try await bench.clock.withTimePassing { try await backfill.wait() }.status == .completed)
    #expect(bench.runLists == 8)

    for _ in 0..<1_000 {
      bench.fake.respondNext(to: { $0.head.path?.contains("/runs/?") == true }, with: .page(404))
    }
    let failure = try await bench.failure { try await backfill.wait(timeout: .seconds(60)) }
    #expect(failure.job?.reason == .timedOut(after: .seconds(300)) && failure.job?.status == "Completed")
    #expect(failure.description.contains("its runs are not counted after 300.0 seconds. The last check failed"))
  }
}

extension FakeResponse {
  fileprivate static func page(_ status: Int, _ headers: HTTPFields = [:]) -> FakeResponse {
    var page = FakeResponse(status: .init(code: status), headers: headers, body: Array("<html>nginx</html>".utf8))
    page.head.headerFields[.contentType] = "text/html"
    return page
  }
}
