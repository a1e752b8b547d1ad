import HTTPTypes
import OperationClient
import PostHogBatchExportsTesting
import Testing

/// A client for any API: what it sends, what it retries, and what it throws.
@Suite("A client of any API")
struct APIClientTests {
  @Test("sends to its host, below the host's path, with the key in its field and nowhere else")
  func request() async throws {
    let bench = try Bench(
      [.thing], url: "https://api.example.com/v2/", credentials: .header("X-Api-Key", " \(testKey)\n"))
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    let request = try #require(bench.transport.requests.first?.head)
    #expect(request.authority == "api.example.com" && request.path == "/v2/things/7/")
    let fields = request.headerFields.filter { $0.value.contains(testKey) }
    #expect(fields.map(\.name.rawName) == ["X-Api-Key"] && fields.first?.value == testKey)
  }

  @Test(
    "sends a key as its scheme says, and nothing where there are no credentials",
    arguments: [
      (.bearer(testKey), "Bearer \(testKey)"), (.key(Secret(testKey), in: .authorization("Token")), "Token \(testKey)"),
      (.provider { Secret(testKey) }, "Bearer \(testKey)"), (.none, nil),
    ] as [(APICredentials, String?)])
  func schemes(credentials: APICredentials, field: String?) async throws {
    let bench = try Bench([.thing], credentials: credentials)
    _ = try await bench.send(Things.retrieve()).get()
    #expect(bench.transport.requests.first?.head.headerFields[.authorization] == field)
  }

  struct VaultError: Error {
    let text = testKey
  }

  @Test("shows of what a provider throws the type only, and all of what a client throws")
  func failingProvider() async throws {
    let vault = try Bench([.problem(.forbidden, "no")])
    let failing = try Bench([.thing], credentials: .provider { throw VaultError() })
    let failure = try #require(await failing.failure(of: Things.retrieve()))
    #expect(failure.description.contains("VaultError") && !failure.description.contains(testKey))
    let nested = try Bench(
      [.thing],
      credentials: .provider { [client = vault.client] in Secret("\(try await client.send(Things.retrieve()).id)") })
    #expect(await nested.failure(of: Things.retrieve())?.kind == .status(403))
    #expect(failing.transport.requests.isEmpty && nested.transport.requests.isEmpty)
  }

  @Test(
    "sends nothing with a key or a field that can't be sent",
    arguments: [
      .bearer(""), .bearer("a\r\nX: y"), .header("X-Api-Key", "ключ"), .header("X Api Key", testKey),
      .header("Host", testKey), .provider { "a b" }, .provider(in: .header("Content-Length")) { "key" },
      .key("key", in: .authorization("To ken")),
    ] as [APICredentials])
  func unusableKeys(credentials: APICredentials) async throws {
    let bench = try Bench([.thing], credentials: credentials)
    let failure = try #require(await bench.failure(of: Things.retrieve()))
    guard case .credentials = failure.kind else { return #expect(Bool(false), "\(failure)") }
    #expect(failure.operationID == "things_retrieve" && bench.transport.requests.isEmpty)
  }

  @Test("retries what may be sent again, and nothing else")
  func retries() async throws {
    let busy = FakeResponse.problem(.serviceUnavailable, "busy")
    let reading = try Bench([busy, busy, .thing])
    #expect(try await reading.send(Things.retrieve()).get().id == 7)
    #expect(reading.transport.requests.count == 3)

    let writing = try Bench([busy, .thing])
    let failure = try #require(await writing.failure(of: Things.create()))
    #expect(failure.kind == .status(503) && failure.mayHaveTakenEffect && writing.transport.requests.count == 1)
  }

  @Test("walks through the pages of a list")
  func pages() async throws {
    func page(_ ids: [Int], next: String) -> FakeResponse {
      let items = ids.map { #"{"id": \#($0)}"# }.joined(separator: ",")
      return FakeResponse(status: .ok, json: #"{"count": 3, "next": \#(next), "results": [\#(items)]}"#)
    }
    let bench = try Bench([page([1, 2], next: #""/things/?offset=2""#), page([3], next: "null")])
    var ids: [Int] = []
    for try await thing in bench.client.items(of: Things.list()) { ids.append(thing.id) }
    #expect(ids == [1, 2, 3])

    let broken = try Bench([page([1, 2], next: #""/elsewhere/?offset=2""#)])
    let failure = await #expect(throws: OperationFailure.self) {
      for try await _ in broken.client.items(of: Things.list()) {}
    }
    guard case .paging(let fault) = failure?.kind else { return #expect(Bool(false)) }
    #expect(fault.reason == .otherPath("/elsewhere/"))
  }

  @Test("a delete whose first response was lost has succeeded when the API says that there is nothing")
  func doneBefore() async throws {
    let bench = try Bench([.problem(.internalServerError, "error"), .problem(.notFound, "gone")])
    try await bench.send(Things.delete()).get()
  }

  @Test("gives up at the deadline, or when the pause that the API wants is longer")
  func deadline() async throws {
    let bench = try Bench([.problem(.tooManyRequests, "slow_down")], configuration: .init(deadline: .seconds(5)))
    let failure = try #require(await bench.failure(of: Things.retrieve()))
    #expect(failure.kind == .rateLimited(retryAfter: .seconds(7)) && failure.retryAfter == .seconds(7))
    #expect(failure.description.contains("Try again in 7 seconds."))
  }

  @Test("waits longer for jobs to end than for a window of time to pass")
  func jobLimit() async throws {
    let bench = try Bench([.problem(.tooManyRequests, "too_many_jobs"), .thing])
    _ = try await bench.send(Things.retrieve()).get()
    #expect(bench.clock.elapsed >= .seconds(10))
  }
}
