import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// What `apigen drift` does with servers that give no description, and with the key.
@Suite struct DriftServerTests {
  /// A response that is no description.
  struct Fault: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let status: HTTPResponseStatus
    var headers: HTTPHeaders = ["Content-Type": "application/json"]
    let body: String
    let message: String
  }

  private static let faults = [
    Fault(
      testDescription: "a sign-in page", status: .ok, headers: ["Content-Type": "text/html"],
      body: "<!doctype html><html><body>Sign in</body></html>", message: "a web page"),
    Fault(
      testDescription: "truncated JSON", status: .ok, body: #"{"openapi": "3.0.3", "paths": {"#, message: "error: "),
    Fault(testDescription: "nothing", status: .ok, body: "", message: "the file is empty"),
    Fault(
      testDescription: "another JSON", status: .ok, body: #"{"detail": "ok"}"#, message: "isn't an OpenAPI document"),
    Fault(
      testDescription: "not a mapping", status: .ok, body: "[]", message: "expected an OpenAPI document"),
    Fault(
      testDescription: "401", status: .unauthorized,
      body: #"{"detail": "Authentication credentials were not provided."}"#,
      message: "POSTHOG_API_KEY"),
    Fault(testDescription: "403", status: .forbidden, body: #"{"detail": "no"}"#, message: "POSTHOG_API_KEY"),
    Fault(
      testDescription: "the key", status: .ok, body: #"{"openapi": "3.0.3", "paths": {"/phx_secret-key": {"#,
      message: "the response repeats the key"),
    Fault(
      testDescription: "the key with escapes", status: .ok,
      body: #"{"openapi": "3.0.3", "info": {"title": "phx\u005fsecret-key", "version": "1"}, "paths": {}}"#,
      message: "the response repeats the key"),
    Fault(testDescription: "404", status: .notFound, body: "", message: "404"),
    Fault(
      testDescription: "a redirect to another host", status: .temporaryRedirect,
      headers: ["Location": "http://127.0.0.2:9/api/schema/"], body: "", message: "error: "),
  ]

  @Test(arguments: faults) func whatIsNoDescriptionIsAnError(fault: Fault) async throws {
    let run = try await withLoopbackServer { _, response in
      try await response.respond(fault.status, fault.headers, body: fault.body)
    } _: { server in
      try await Self.drift("http://127.0.0.1:\(server.port)", key: "phx_secret-key")
    }
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains(fault.message), "\(run.messages)")
    #expect(!run.messages.contains("phx_secret-key"))
  }

  @Test func aConnectionThatIsCutIsAnError() async throws {
    let run = try await withRawServer { connection in
      try await connection.write(
        "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 100000\n\n{\"openapi\":")
    } _: { server in
      try await Self.drift("http://127.0.0.1:\(server.port)")
    }
    #expect(run.status == 2)
  }

  @Test func aBodyWithoutEndIsAnError() async throws {
    let run = try await withLoopbackServer { _, response in
      try await response.head(.ok, ["Content-Type": "application/json"])
      let blanks = [UInt8](repeating: 0x20, count: 1 << 20)
      while true { try await response.chunk(blanks) }
    } _: { server in
      try await Self.drift("http://127.0.0.1:\(server.port)")
    }
    #expect(run.status == 2)
    #expect(run.messages.contains("error: can't read"), "\(run.messages)")
  }

  @Test func aServerThatFailsAtFirstIsAskedAgain() async throws {
    let text = try UpstreamDescription.clean.get().text
    let count = Counter()
    let run = try await withLoopbackServer { _, response in
      if count.next() < 2 {
        try await response.respond(.internalServerError, ["Content-Type": "text/html"], body: "<p>sorry</p>")
      } else {
        try await response.respond(.ok, ["Content-Type": "application/json"], body: text)
      }
    } _: { server in
      try await Self.drift("http://127.0.0.1:\(server.port)")
    }
    #expect(run.status == 0, "\(run.messages)")
  }

  @Test func theKeyGoesToTheInstanceOnly() async throws {
    let text = try UpstreamDescription.clean.get().text
    try await withLoopbackServer { _, response in
      try await response.respond(.ok, ["Content-Type": "application/json"], body: text)
    } _: { server in
      let address = "http://127.0.0.1:\(server.port)"
      let instance = try await Self.drift(address, key: "phx_secret-key")
      let url = ["drift", address + "/schema.json", "--spec", UpstreamDescription.spec]
      let environment = ["POSTHOG_API_KEY": "phx_secret-key"]
      let other = try await Workspace().apigen(url, environment: environment)
      #expect([instance.status, other.status] == [0, 0])
      let requests = server.requests.map { ($0.head.uri, $0.head.headers["Authorization"]) }
      #expect(requests.map(\.0) == ["/api/schema/?format=json", "/schema.json"])
      #expect(requests.map(\.1) == [["Bearer phx_secret-key"], []])
    }
  }

  /// What can't be requested may have a password in it, which no message shows.
  @Test(arguments: [
    ("http://u:p4ssw0rd@[::1", "isn't a URL"), ("http:/u:p4ssw0rd@h", "isn't a URL"),
    ("ftp://u:p4ssw0rd@h/x", "has the scheme `ftp`"), ("http://u:p4ssw0rd@h/x", "has a user or a password in it"),
  ])
  func anAddressThatIsNotRequestedIsNotShown(address: String, message: String) async throws {
    let run = try await Workspace().apigen("drift", address, "--spec", UpstreamDescription.spec)
    #expect(run.status == 2)
    #expect(run.messages.contains(message) && !run.messages.contains("p4ssw0rd"), "\(run.messages)")
  }

  /// The address is one that leads nowhere.
  @Test func onlyAKeyNeedsEncryption() async throws {
    let address = "http://nowhere.invalid"
    let run = try await Self.drift(address, key: "phx_secret-key")
    #expect(run.status == 2 && run.messages.contains("use https"), "\(run.messages)")
    #expect(!run.messages.contains("phx_secret-key"))
    let other = try await Workspace().apigen(["drift", address + "/schema.json", "--spec", UpstreamDescription.spec])
    #expect(other.status == 2 && !other.messages.contains("https"), "\(other.messages)")
  }

  @Test func anEmptyKeyIsNone() async throws {
    let text = try UpstreamDescription.clean.get().text
    try await withLoopbackServer { _, response in
      try await response.respond(.ok, ["Content-Type": "application/json"], body: text)
    } _: { server in
      let run = try await Self.drift("http://127.0.0.1:\(server.port)", key: "")
      #expect(run.status == 0, "\(run.messages)")
      #expect(server.requests.map { $0.head.headers["Authorization"] } == [[]])
    }
  }

  private static func drift(_ instance: String, key: String? = nil) async throws -> Run {
    try await Workspace().apigen(
      ["drift", "--instance", instance, "--spec", UpstreamDescription.spec],
      environment: key.map { ["POSTHOG_API_KEY": $0] } ?? [:])
  }
}
