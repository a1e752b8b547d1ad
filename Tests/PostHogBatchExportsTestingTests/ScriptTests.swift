import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@Suite struct ScriptTests {
  @Test func aTransportRespondsFromItsListAndThenNotAtAll() async throws {
    let transport = ScriptedTransport([
      .success(FakeResponse(status: .ok, json: #"{"paused":true}"#)),
      .failure(TransportError(.connection, phase: .sent)),
    ])
    let client = PostHogClient(
      host: .us, credentials: try .static("phx_fake_key"), transport: transport,
      configuration: .init(retryPolicy: .none))
    let operation = BatchExports.pause(in: .project(1), id: UUID())
    #expect(try await client.send(operation).paused == true)
    for phase in [TransportError.Phase.sent, .notSent] {
      let error = await #expect(throws: PostHogError.self) { try await client.send(operation) }
      guard case .transport(let cause) = error?.kind else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(cause.phase == phase)
    }
    #expect(transport.requests.count == 3)
    #expect(transport.requests.first?.head.headerFields[.authorization] == "Bearer phx_fake_key")
  }

  @Test func aFakeIsATransport() async throws {
    let bench = try Bench()
    let export = try bench.fake.addExport(#"{"name":"Here"}"#)
    let client = PostHogClient(host: .eu, credentials: try .static("phx_fake_key"), transport: bench.fake)
    #expect(try await client.project(1).batchExports[export].retrieve().name == "Here")
    #expect(bench.fake.requests.first?.head.authority == "eu.posthog.com")
  }

  /// A response that a test provides is used once, for the request it is meant for, and never counts as the fake's own.
  @Test func aScriptedResponseIsMarked() throws {
    let bench = try Bench()
    bench.fake.respondNext(to: { $0.path.hasSuffix("/dashboards/") }, with: FakeResponse(status: .ok, json: "[]"))
    #expect(bench.ask(.get, "batch_exports/").status == 200)
    #expect(bench.ask(.get, "dashboards/").text == "[]")
    #expect(bench.ask(.get, "dashboards/")["count"]?.int == 0)
    #expect(bench.fake.exchanges.map(\.isScripted) == [false, true, false])
  }

  @Test func aRecorderLeavesScriptedResponsesOut() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "exchanges-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    let recorder = try ExchangeRecorder(path: file.path)
    let fake = FakePostHog(clock: ManualClock(), onExchange: { recorder.record($0) })
    fake.respondNext(with: FakeResponse(status: .ok, json: "[]"))
    for _ in 1...2 { _ = fake.respond(to: FakeRequest(.get, "/api/organizations/", key: "phx_fake_key")) }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 1)
    let exchange = try JSONValue(json: Array(try #require(lines.first).utf8))
    #expect(exchange["request"]?["method"]?.string == "GET")
    #expect(exchange["response"]?["status"]?.int == 200)
  }

  @Test func theOldestExchangesAreForgotten() throws {
    let fake = FakePostHog(clock: ManualClock())
    for _ in 0...FakePostHog.exchangeLimit { _ = fake.respond(to: FakeRequest(.get, "/")) }
    #expect(fake.exchanges.count <= FakePostHog.exchangeLimit)
    fake.forgetRequests()
    #expect(fake.requests.isEmpty)
  }

  @Test(
    arguments: [
      (FakeTestStepOutcome.passed, "Passed", nil), (.failed("No such bucket."), "Failed", "No such bucket."),
      (.skipped("Not now."), "Skipped", "Not now."),
    ] as [(FakeTestStepOutcome, String, String?)])
  func aStepOfADestinationTestHasTheOutcomeThatWasSet(outcome: FakeTestStepOutcome, status: String, message: String?)
    throws
  {
    let bench = try Bench()
    let export = try bench.makeExport(#""interval":"hour","destination":\#(DestinationSample.all[0].json())"#)
    bench.fake.nextTestStep(outcome)
    let sent = #"{"name":"T","interval":"hour","destination":{"type":"AwsS3","config":{},"integration_id":1}}"#
    let reply = bench.ask(.post, "batch_exports/\(export)/run_test_step/", sent)
    #expect(reply["result"]?["status"]?.string == status, "\(reply.text)")
    #expect(reply["result"]?["message"]?.string == message)
    #expect(bench.ask(.post, "batch_exports/\(export)/run_test_step/", sent)["result"]?["status"]?.string == "Passed")
  }

  @Test func aProjectThatIsAddedIsThere() throws {
    let bench = try Bench()
    #expect(bench.ask(.get, "/api/projects/2/batch_exports/").status == 404)
    bench.fake.addProject(FakeProject(id: 2, name: "Another"))
    #expect(bench.ask(.get, "/api/projects/2/batch_exports/").status == 200)
  }
}
