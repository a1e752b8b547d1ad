import Foundation
import HTTPTypes
import OperationCore
import PostHogAPI
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Proxies that get in the way of a call, and how the client treats their pages.
@Suite("Proxies")
struct ProxyTests {
  @Test("a page that is cut short is none of the errors that are documented to be empty", arguments: [400, 404])
  func cutPage(status: Int) async throws {
    let transport = ClosureTransport { (_) throws(TransportError) in
      let (stream, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
      continuation.yield(Array("<html>".utf8))
      continuation.finish(throwing: TransportError(.connection, phase: .responseStarted))
      return TransportResponse(
        head: HTTPResponse(status: .init(code: status), headerFields: [.contentType: "text/html"]),
        body: ResponseBody(stream: stream) {
          $0 as? TransportError ?? TransportError(.connection, phase: .responseStarted)
        })
    }
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: transport, configuration: .init(retryPolicy: .none))
    let error = await #expect(throws: PostHogError.self) {
      _ = try await client.project(1).batchExports.testSteps(destination: .noOp)
    }
    #expect(error?.kind == .gateway(status: status))
  }

  @Test("a proxy's 404 finishes no delete that may have failed before", arguments: [Play.respond(502), .page(502)])
  func delete(first: Play) async throws {
    let bench = try RetryBench([first, .page(404), .page(404), .respond(204)])
    let response = try await bench.whileTimePasses { try await bench.client.response(to: Things.delete()) }
    #expect(response.status == 204 && response.attempts == 4)

    let lasting = try RetryBench([first, .page(404)])
    let error = try #require(await lasting.send(Things.delete()).failure)
    #expect(error.kind == .gateway(status: 404) && error.attempts == 5 && error.mayHaveTakenEffect)

    let done = try RetryBench([first, .page(404), .respond(404)])
    #expect(try await done.whileTimePasses { try await done.client.response(to: Things.delete()) }.status == 404)
  }

  @Test("a proxy's 400 finishes no cancel")
  func cancel() async throws {
    let operation = APIOperation<Void>("cancel", .post, "/cancel/", responses: .empty(200), retry: .done(on: 400))
    let bench = try RetryBench([.failure(.timeout, .sent), .page(400)])
    #expect(try await bench.send(operation).failure?.kind == .gateway(status: 400))
  }

  @Test("a proxy's 404 is no sign that a later 404 is the work of this call")
  func neverThere() async throws {
    let bench = try RetryBench([.page(404), .respond(404)])
    let error = try #require(await bench.send(Things.delete()).failure)
    #expect(error.kind == .notFound && !error.mayHaveTakenEffect)
  }

  @Test(
    "what is never sent again fails at once, and says whether it may have been carried out",
    arguments: [
      (0, true), (99, true), (100, true), (103, true), (199, true), (200, true), (204, true), (226, true), (299, true),
      (300, true), (301, false), (302, false), (303, true), (304, true), (305, true), (306, true), (307, false),
      (308, false), (309, true), (399, true), (400, false), (403, false), (404, false), (407, false), (408, true),
      (409, false), (413, false), (429, false), (498, false), (499, true), (500, true), (502, true), (503, true),
      (504, true), (520, true), (600, true), (999, true),
    ])
  func create(status: Int, mayHaveTakenEffect: Bool) async throws {
    let bench = try RetryBench([.page(status), .thing])
    let error = try #require(await bench.send(Things.create()).failure)
    #expect(error.kind == .gateway(status: status))
    #expect(error.mayHaveTakenEffect == mayHaveTakenEffect && bench.transport.sent.count == 1)
  }

  @Test("what Retry-After asks for is waited for", arguments: [200, 403, 429, 503])
  func retryAfter(status: Int) async throws {
    let bench = try RetryBench([.page(status, [.retryAfter: "40"]), .thing], random: 0)
    #expect(try await bench.send(Things.retrieve()).get().id == 7)
    #expect(bench.elapsed >= .seconds(40))

    let long = try RetryBench([.page(status, [.retryAfter: "3600"]), .thing])
    let error = try #require(await long.send(Things.retrieve()).failure)
    #expect(error.kind == .gateway(status: status) && error.retryAfter == .seconds(3_600) && error.attempts == 1)
    #expect(error.description.contains("try again in 3600 seconds"))
  }

  @Test("the pages of a proxy cost what failures of the server cost")
  func budget() async throws {
    let bench = try RetryBench(
      [.page(404)], configuration: .init(retryPolicy: RetryPolicy(maximumAttempts: 9, budget: 2)))
    #expect(try await bench.send(Things.retrieve()).failure?.attempts == 3)
  }

  @Test("a redirect to a sign-in page is reported, and not retried")
  func redirect() async throws {
    let bench = try RetryBench([.page(302, [.location: "https://login.example/?to=posthog"]), .thing])
    let error = try #require(await bench.send(Things.retrieve()).failure)
    #expect(error.kind == .redirect(to: "https://login.example/") && error.attempts == 1)
  }
}
