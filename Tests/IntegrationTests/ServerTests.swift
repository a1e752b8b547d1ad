import FakePostHogServer
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// How a fake is served, apart from its responses.
@Suite struct ServerTests {
  @Test func apiAndObjectStoreAreTwoOrigins() async throws {
    try await Fixture.with { fixture in
      #expect(fixture.server.origin != fixture.server.objectStoreOrigin)
      for origin in [fixture.server.origin, fixture.server.objectStoreOrigin] {
        #expect(origin.hasPrefix("http://127.0.0.1:"))
      }
    }
  }

  @Test func aPortThatIsTakenIsAnError() async throws {
    try await Fixture.with { fixture in
      let port = try #require(fixture.server.origin.split(separator: ":").last.flatMap { Int($0) })
      await #expect(throws: (any Error).self) {
        try await FakePostHogServer.serve(FakePostHog(clock: fixture.clock), port: port) { _ in }
      }
    }
  }

  @Test func aBodyThatIsTooLargeIsRefusedInWords() async throws {
    try await Fixture.with { fixture in
      let large = APIOperation<Void>(
        "large", .post, "/api/projects/1/batch_exports/",
        body: .json(["name": String(repeating: "x", count: 65 << 20)]), responses: .empty(201))
      let error = await #expect(throws: PostHogError.self) { try await fixture.client.send(large) }
      #expect(error?.kind == .unexpectedStatus && error?.status == 413)
      #expect(
        error?.envelope?.code == "content_too_large" && error?.envelope?.detail == "The body has more than 64 MB.")
    }
  }

  #if os(Linux)
    // At an address of its own, whose ports no other test's server gets. Other systems have only one loopback address.
    @Test func afterwardsNothingListens() async throws {
      let server = try await FakePostHogServer.serve(FakePostHog(clock: ManualClock()), host: "127.0.0.77") { $0 }
      let client = PostHogClient(host: try .selfHosted(server.origin), credentials: try .static(Fixture.key))
      let error = await #expect(throws: PostHogError.self) {
        try await client.project(1).batchExports[UUID()].retrieve()
      }
      guard case .transport = error?.kind else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  #endif
}
