#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import PostHogBatchExports
import PostHogBatchExportsTesting

/// The steps of the demo, in order. The session ends with the first step that fails.
struct Session: Sendable {
  let posthog: PostHogClient
  let fake: FakePostHog
  private(set) var report = Report()

  init(posthog: PostHogClient, fake: FakePostHog) {
    self.posthog = posthog
    self.fake = fake
  }

  private var exports: BatchExports.Collection<PostHogClient, ProjectScope> { posthog.project(1).batchExports }

  mutating func run() async {
    do {
      try await step("Who are we?") { session in try await session.organizationAndDashboards() }
      let export = try await step("Create an hourly export to S3") { session in try await session.create() }
      try await step("List all exports, two per page") { session in (try await session.listPages(), ()) }
      let bound = exports[export.id]
      try await step("Pause and unpause") { _ in (try await Self.pauseAndUnpause(bound), ()) }
      try await step("Backfill four hours and watch it") { session in (try await session.backfill(bound), ()) }
      try await step("Find what failed, retry it and wait") { _ in (try await Self.retry(bound), ()) }
      try await step("Read the last log lines") { _ in (try await Self.logs(bound), ()) }
      try await step("Download a day of events to a file") { session in (try await session.download(), ()) }
      try await step("Delete the export") { _ in (try await Self.delete(bound), ()) }
    } catch {
      // The step has been reported. Later steps would only fail because of it.
    }
  }

  private mutating func step<Result>(
    _ name: String, _ body: (Session) async throws -> (lines: [String], Result)
  ) async throws -> Result {
    do {
      let (lines, result) = try await body(self)
      report.pass(name, lines)
      return result
    } catch {
      report.fail(name, "\(error)")
      throw error
    }
  }
}

// MARK: - Steps

extension Session {
  private func organizationAndDashboards() async throws -> ([String], Void) {
    var lines: [String] = []
    for try await organization in posthog.organizations.list() {
      lines.append("organization \(organization.name), id \(organization.id.lowercaseText)")
    }
    for try await dashboard in posthog.project(1).dashboards.list() {
      lines.append("project 1 with the dashboard “\(dashboard.name ?? "")”")
    }
    guard lines.count == 2 else { throw Unexpected("expected one organization and one dashboard") }
    return (lines, ())
  }

  private func create() async throws -> ([String], BatchExport) {
    let export = try await exports.create(
      BatchExportRequest(
        name: "Events to S3",
        destination: .awsS3(
          AwsS3Config(bucketName: "analytics", region: "eu-central-1", prefix: "posthog/", fileFormat: .parquet),
          integrationID: 1),
        interval: .hour))
    guard export.destination.type == .awsS3, export.interval == .hour, !export.paused else {
      throw Unexpected("the export isn't as requested: \(export)")
    }
    fake.addLog(to: export.id, "Uploaded 1,024 records to s3://analytics/posthog/")
    fake.addLog(to: export.id, "The upload of one part was retried", level: "ERROR")
    return (["\(export.name), id \(export.id.lowercaseText), every \(export.interval.rawValue)"], export)
  }

  private func listPages() async throws -> [String] {
    for number in 2...5 { try fake.addExport(#"{"name": "Export \#(number)"}"#) }
    var lines: [String] = []
    for try await page in posthog.pages(of: BatchExports.list(in: .project(1), limit: 2)) {
      lines.append("page \(lines.count + 1): " + page.results.map(\.name).joined(separator: ", "))
    }
    guard lines.count == 3 else { throw Unexpected("expected 5 exports on 3 pages, found \(lines.count) pages") }
    return lines
  }

  private static func pauseAndUnpause(_ export: BatchExports.Item<PostHogClient, ProjectScope>) async throws -> [String]
  {
    let paused = try await export.pause()
    let state = try await export.retrieve()
    let unpaused = try await export.unpause(UnpauseRequest(backfill: false))
    guard paused.paused == true, state.paused, unpaused.paused == false else {
      throw Unexpected("the export did not pause and resume")
    }
    return ["paused, then resumed"]
  }

  private func backfill(_ export: BatchExports.Item<PostHogClient, ProjectScope>) async throws -> [String] {
    fake.failNextRun("The bucket refused the upload.")
    let end = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 / 3600).rounded(.down) * 3600)
    let started = try await export.backfills.create(
      BackfillRequest(startAt: .instant(end.addingTimeInterval(-4 * 3600)), endAt: .instant(end)))
    let backfill = try export.backfills.item(of: started)
    var lines: [String] = []
    for try await state in backfill.progress(polling: Self.polling) {
      let runs = state.job.progress.map { "\($0.finishedRuns ?? 0) of \($0.totalRuns ?? 0) runs" } ?? "no runs yet"
      lines.append("\(state.job.status): \(runs)")
    }
    do {
      _ = try await backfill.wait()
    } catch {
      // The backfill is completed but one of its runs failed, which `wait` doesn't treat as a success.
      guard case .job(let failure) = error.kind, failure.reason == .runsFailed else { throw error }
      return lines + ["but \(failure.runs?.failed ?? 0) of its runs failed"]
    }
    throw Unexpected("the backfill did not notice its failed run")
  }

  /// The jobs of the demo take a hundredth of their usual time, so they are polled more often.
  private static var polling: Polling { Polling(initial: .milliseconds(100), maximum: .milliseconds(100)) }

  private static func retry(_ export: BatchExports.Item<PostHogClient, ProjectScope>) async throws -> [String] {
    let since = Date(timeIntervalSinceNow: -86_400)
    let failures = try await export.unresolvedFailures(since: since)
    guard let failure = failures.first, failures.count == 1 else {
      throw Unexpected("expected one failed interval, found \(failures.count)")
    }
    let retry = try await export.runs[failure.run.id].beginRetry()
    guard try await export.unresolvedFailures(since: since).isEmpty else {
      throw Unexpected("an interval that is being retried should not be retried again")
    }
    let backfill = try await retry.wait(polling: polling)
    return [
      "the interval up to \(failure.end) failed: \(failure.run.latestError ?? "no reason given")",
      "retried by the backfill \(backfill.id.lowercaseText): \(backfill.status); nothing is left to retry",
    ]
  }

  private static func logs(_ export: BatchExports.Item<PostHogClient, ProjectScope>) async throws -> [String] {
    var lines: [String] = []
    for try await entry in export.logs(levels: [.error, .info], limit: 3) {
      lines.append("\(entry.level.rawValue) \(entry.message)")
      if lines.count == 3 { break }
    }
    guard !lines.isEmpty else { throw Unexpected("there are no log lines") }
    return lines
  }

  private func download() async throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "posthog-demo")
    let end = Date()
    let day = try await posthog.project(1).fileDownloads.download(
      .events, from: end.addingTimeInterval(-86_400), to: end, format: .jsonLines, compression: .gzip, into: folder)
    guard !day.files.isEmpty else { throw Unexpected("the download has no files") }
    return day.files.map { "saved \($0.bytes) bytes to \($0.url.path)" }
  }

  private static func delete(_ export: BatchExports.Item<PostHogClient, ProjectScope>) async throws -> [String] {
    try await export.delete()
    do {
      _ = try await export.retrieve()
    } catch  where error.kind == .notFound {
      return ["gone: retrieving it now fails with “not found”"]
    }
    throw Unexpected("the export is still there")
  }
}
