import FakePostHogServer
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// The requests by which a script in another language controls a served fake, over a socket as it would.
@Suite struct ControlTests {
  /// Sends a plain HTTP request to the server, without the client.
  private func ask(_ server: FakePostHogServer, _ method: HTTPRequest.Method, _ path: String, _ json: String? = nil)
    async throws -> (status: Int, text: String)
  {
    let origin = try #require(URL(string: server.origin))
    let request = HTTPRequest(
      method: method, scheme: "http", authority: "\(origin.host ?? ""):\(origin.port ?? 0)", path: path)
    let response = try await AsyncHTTPClientTransport.shared.send(request, body: json.map { Array($0.utf8) })
    var body: [UInt8] = []
    for try await chunk in response.body { body += chunk }
    return (response.head.status.code, String(decoding: body, as: UTF8.self))
  }

  @Test func theFirstPageListsWhatCanBeAsked() async throws {
    try await FakePostHogServer.serve(FakePostHog()) { server in
      let (status, text) = try await ask(server, .get, "/")
      #expect(status == 200)
      for part in [
        "POSTHOG_HOST=\(server.origin)", "POSTHOG_PERSONAL_API_KEY=phx_fake_key", "/_fake/runs", "/_fake/advance",
      ] {
        #expect(text.contains(part), "\(part)")
      }
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
  }

  @Test func aScriptMakesARunFail() async throws {
    let fake = FakePostHog()
    try await FakePostHogServer.serve(fake) { server in
      let project = try PostHogClient.fromEnvironment(server.environment).projectFromEnvironment(server.environment)
      let made = try await ask(server, .post, "/_fake/exports", #"{"name": "Nightly", "interval": "day"}"#)
      #expect(made.status == 201)
      let export = try #require(UUID(uuidString: try JSONValue(json: Array(made.text.utf8))["id"]?.string ?? ""))
      let fail = try await ask(
        server, .post, "/_fake/fail-next-run", #"{"error": "The bucket is gone.", "status": "FailedRetryable"}"#)
      #expect(fail.status == 204)
      #expect(try await ask(server, .post, "/_fake/runs", #"{"export": "\#(export)"}"#).status == 201)
      let line = #"{"source": "\#(export)", "message": "half of it", "level": "WARNING"}"#
      #expect(try await ask(server, .post, "/_fake/logs", line).status == 204)
      #expect(try await ask(server, .post, "/_fake/advance", #"{"seconds": 60}"#).status == 204)
      let run = try await project.batchExports[export].retrieve().latestRuns.first
      #expect(run?.status == .failedRetryable && run?.latestError == "The bucket is gone.")
      let logs = try await project.batchExports[export].logs().first { _ in true }
      #expect(logs?.message == "The bucket is gone." || logs?.message == "half of it")

      let requests = try await ask(server, .get, "/_fake/requests")
      #expect(requests.text.contains("/api/projects/1/batch_exports/") && !requests.text.contains("phx_fake_key"))
      #expect(try await ask(server, .delete, "/_fake/requests").status == 204)
      #expect(try await ask(server, .get, "/_fake/requests").text == "[]")
    }
  }

  @Test func aScriptRespondsToTheNextRequest() async throws {
    try await FakePostHogServer.serve(FakePostHog()) { server in
      let project = try PostHogClient.fromEnvironment(server.environment).projectFromEnvironment(server.environment)
      let response = try await ask(
        server, .post, "/_fake/respond-next",
        #"""
        {"path": "/api/projects/1/batch_exports/", "method": "GET", "status": 402, "headers": {"X-Request-Id": "r-7"},
         "body": {"type": "quota", "code": "over", "detail": "Pay first.", "attr": null}}
        """#)
      #expect(response.status == 204)
      _ = try await project.dashboards.list().first { _ in true }
      let error = await #expect(throws: PostHogError.self) {
        _ = try await project.batchExports.list().first { _ in true }
      }
      #expect(error?.message.contains("Pay first.") == true, "\(String(describing: error))")
      #expect(try await project.batchExports.list().first { _ in true } == nil)
    }
  }

  @Test(arguments: [
    ("/_fake/nothing", "{}", 404, "GET / lists"), ("/_fake/runs", "[]", 400, "a JSON object"),
    ("/_fake/runs", #"{"exprt": "x"}"#, 400, "“exprt” is unknown here. This path accepts export."),
    ("/_fake/runs", #"{"export": 7}"#, 400, "must be an ID"),
    ("/_fake/runs", #"{"export": "01900000-0000-7000-8000-000000000001"}"#, 400, "no export with this ID"),
    ("/_fake/fail-next-run", #"{"status": "Completed"}"#, 400, "one of Failed,"),
    ("/_fake/advance", #"{"seconds": -1}"#, 400, "from 0 to a billion"),
    ("/_fake/respond-next", "{}", 400, "from 200 to 599"),
    ("/_fake/respond-next", #"{"status": 200, "headers": {"a b": "c"}}"#, 400, "isn't a header field"),
    ("/_fake/exports", #"{"nmae": "x"}"#, 400, "An export has no “nmae”"),
    ("/_fake/respond-next", #"{"status": 204, "body": {}}"#, 400, "can't have a body"),
    ("/_fake/respond-next", #"{"status": 200, "headers": {"Content-Length": "999"}}"#, 400, "isn't a header field"),
    ("/_fake/respond-next", #"{"status": 200, "path": "a?b"}"#, 400, "must begin with /"),
    ("/_fake/respond-next", #"{"status": 200, "method": "get"}"#, 400, "in capitals"),
    ("/_fake/advance", #"{"seconds": 1, "seconds": 2}"#, 400, "occurs twice"),
    ("/_fake/logs", #"{"source": "01900000-0000-7000-8000-000000000001", "level": "LOUD"}"#, 400, "one of DEBUG,"),
    ("/_fake/exports", #"{"interval": "minute"}"#, 400, "interval: "),
    ("/_fake/exports", "{", 400, "isn't JSON"), ("/_fake/requests", "{}", 405, "GET and DELETE"),
  ])
  func whatCannotBeDoneIsSaid(path: String, body: String, status: Int, detail: String) async throws {
    try await FakePostHogServer.serve(FakePostHog()) { server in
      let response = try await ask(server, .post, path, body)
      #expect(response.status == status)
      let text = try JSONValue(json: Array(response.text.utf8))["detail"]?.string ?? ""
      #expect(text.contains(detail), "\(text)")
    }
  }

  @Test func aHeadGetsAResponseWithoutABody() async throws {
    try await FakePostHogServer.serve(FakePostHog()) { server in
      let head = try await ask(server, .head, "/")
      let page = try await ask(server, .get, "/")
      #expect(head.text.isEmpty && page.text.hasPrefix("A fake PostHog."))
    }
  }

  @Test func noKeyIsListedWhereverItWas() throws {
    let fake = FakePostHog()
    var request = FakeRequest(
      .get, "/api/projects/1/batch_exports/", key: "phx_fake_key", json: #"{"k": "phx_fake_key"}"#)
    request.head.headerFields[.cookie] = "a=phx_fake_key"
    _ = fake.respond(to: request)
    #expect(fake.exchanges.allSatisfy { !$0.jsonLine.contains("phx_fake_key") })
  }
}
