import Foundation
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Lists that change while they are read, through others or through their reader.
@Suite("Lists that change while they are read")
struct ChangingListTests {
  let clock = ManualClock()
  let fake: FakePostHog
  let exports: BatchExports.Collection<PostHogClient, ProjectScope>

  init() throws {
    fake = FakePostHog(clock: clock)
    for number in 0..<250 { try Self.add(number, to: fake, clock) }
    let client = PostHogClient(
      host: .us, credentials: try .static("phx_fake_key"), transport: fake, clock: clock,
      configuration: .init(rateLimit: .unlimited))
    exports = client.project(1).batchExports
  }

  private static func add(_ number: Int, to fake: FakePostHog, _ clock: ManualClock) throws {
    try fake.addExport(#"{"name": "E\#(number)"}"#, createdAt: clock.date.addingTimeInterval(Double(number)))
  }

  @Test("an item that moves to the next page is given once")
  func grows() async throws {
    var ids: [UUID] = []
    for try await export in exports.list() {
      ids.append(export.id)
      if ids.count == 50 { try Self.add(1_000, to: fake, clock) }
    }
    #expect(ids.count == 250 && Set(ids).count == 250)
  }

  @Test("and is not given again to who goes on later")
  func goesOnLater() async throws {
    var iterator = exports.list().makeAsyncIterator()
    var ids: [UUID] = []
    while ids.count < 150, let export = try await iterator.next() {
      ids.append(export.id)
      if ids.count == 50 { try Self.add(1_000, to: fake, clock) }
    }
    for try await export in exports.list().resuming(at: iterator.resumeToken) { ids.append(export.id) }
    #expect(ids.count == 250 && Set(ids).count == 250)
  }

  @Test("deleting what is read ends with an error, behind all that was received")
  func shrinks() async throws {
    var deleted = 0
    let error = await #expect(throws: PostHogError.self) {
      for try await export in exports.list() {
        try await exports[export.id].delete()
        deleted += 1
      }
    }
    guard case .paging(let fault)? = error?.kind, case .shrunk(from: 250, to: 150) = fault.reason else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(deleted == 150)
  }

  @Test("what was collected before can be deleted")
  func collectedFirst() async throws {
    var ids: [UUID] = []
    for try await export in exports.list() { ids.append(export.id) }
    for id in ids { try await exports[id].delete() }
    for try await _ in exports.list() { Issue.record("an export is left") }
  }

  @Test("an item that comes twice in a list that didn't change has taken another's place")
  func duplicates() async throws {
    let path = "/api/projects/1/batch_exports/?limit=1&offset=99"
    let last = fake.respond(to: FakeRequest(.get, path, key: "phx_fake_key"))
    let text = String(decoding: last.body, as: UTF8.self).replacing(/"next":"[^"]*"/, with: #""next":null"#)
    // 249 of 250 items, and then one of them a second time in the place of the last.
    fake.respondNext(
      to: {
        $0.path.hasSuffix("/batch_exports/") && $0.queryItems.contains { $0.name == "offset" && $0.value == "249" }
      },
      with: FakeResponse(status: .ok, json: text))
    var count = 0
    let error = await #expect(throws: PostHogError.self) {
      for try await _ in exports.list(limit: 249) { count += 1 }
    }
    guard case .paging(let fault)? = error?.kind, case .miscounted(expected: 250, received: 249) = fault.reason else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(count == 249)
  }
}
