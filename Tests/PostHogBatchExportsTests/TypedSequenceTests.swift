import Foundation
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// Code in a function with typed throws compiles, and throws the error of the client.
@Suite struct TypedSequenceTests {
  private let clock = ManualClock()
  private let fake: FakePostHog
  private let project: PostHogClient.ProjectHandle

  init() throws {
    fake = FakePostHog(clock: clock)
    project = try fake.client().project(1)
  }

  private func found(in export: UUID, run: UUID) async throws(PostHogError) -> [Bool] {
    let exports = project.batchExports
    let pages = project.sender.pages(of: BatchExports.list(in: .project(1), limit: 1))
    return [
      try await exports.list().first { $0.id == export } != nil,
      try await exports.list().withResumeTokens.first { $0.0.id == export } != nil,
      try await pages.contains { $0.results.isEmpty },
      try await pages.reduce(0) { $0 + $1.results.count } == 2,
      try await exports[export].runs[run].progress().first { $0.job.status == .starting } != nil,
      try await exports[export].followLogs().contains { $0.message == "one" },
    ]
  }

  @Test func sequencesAreSearchedWithTheirOwnError() async throws {
    let export = try fake.addExport()
    try fake.addExport()
    fake.addLog(to: export, "one")
    let run = try #require(fake.startRun(of: export))
    #expect(try await found(in: export, run: run) == [true, true, false, true, true, true])
    fake.configure { $0.keys = [] }
    let error = await #expect(throws: PostHogError.self) { try await found(in: export, run: run) }
    #expect(error?.kind == .authentication)
  }
}
