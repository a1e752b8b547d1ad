import ArgumentParser
import OperationCore
import PostHogBatchExports

/// `posthog-exports wait`.
struct WaitCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait", abstract: "Waits until a run, a backfill or a file download has ended.",
    discussion: """
      The exit status is 0 if it did all of its work: a backfill also has to have no failed run. It is 3 if it ended in \
      another way; the runs of a backfill that failed are listed then. Faults of the network and the server don't end the \
      wait; --timeout does, with the status 1.
      """)

  @Argument(help: JobArgument.help) var job: JobArgument
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let times = self.connection.times(in: environment)
    let found = try await environment.outlasting { try await job.job(in: connection) }
    let line = ProgressLine(in: environment, isQuiet: self.connection.quiet)
    let summary = try await environment.detaching(
      from: "the \(found.noun)", comeBack: "posthog-exports wait \(job.id.lowercaseText)", line
    ) {
      try await environment.outlasting(line) {
        do {
          return try await found.wait(times) { line.show($0) }
        } catch let error as PostHogError {
          guard case .job(let failure) = error.kind, case .runsFailed = failure.reason else { throw error }
          line.clear()
          try Listing.runs(times).write(try await found.failedRuns(in: connection), as: .table, in: environment)
          throw error
        }
      }
    }
    try environment.write(summary + "\n")
  }
}

extension ProjectJob {
  /// Waits until the job has succeeded, and returns what it did.
  fileprivate func wait(_ times: TimeText, show: @escaping @Sendable (String) -> Void) async throws -> String {
    switch self {
    case .run(let run):
      let ended = try await run.wait(timeout: .longerThanAnyJob) { show("run: \($0.job.status)\($0.percent)") }
      return "completed: \(ended.span(times)), \(Self.records(ended.recordsCompleted))"
    case .backfill(let backfill):
      let ended = try await backfill.wait(timeout: .longerThanAnyJob) { show("backfill: \($0.job.shown)\($0.percent)") }
      return "completed: \(ended.shown), \(Self.records(ended.totalRecordsCount.map(Int.init)))"
    case .fileDownload(let download):
      let ended = try await download.wait(timeout: .longerThanAnyJob) { show("file download: \($0.job.status)") }
      return "completed: \((ended.files ?? []).count) files, \(Self.records(ended.recordsCompleted))"
    }
  }

  /// Lists the runs of a backfill that failed.
  fileprivate func failedRuns(in connection: Connection) async throws(PostHogError) -> [BatchExportRun] {
    guard case .backfill(let backfill) = self else { return [] }
    let runs = connection.exports[backfill.batchExportID].runs.list(statuses: RunStatus.known.filter(\.isFailure))
    return try await runs.reduce(into: []) { if $1.backfill == backfill.id { $0.append($1) } }
  }

  private static func records(_ count: Int?) -> String {
    count.map { "\($0.grouped) records" } ?? "records not counted"
  }
}

extension JobState {
  /// How far the job is, if that is known.
  var percent: String { fraction.map { " \(Int($0 * 100)) %" } ?? "" }
}

extension BatchExportRun {
  fileprivate func span(_ times: TimeText) -> String { times.interval(from: dataIntervalStart, to: dataIntervalEnd) }
}

extension BatchExportBackfill {
  /// The status, and how many of its runs have finished.
  var shown: String {
    guard let done = progress?.finishedRuns, let total = progress?.totalRuns else { return status.rawValue }
    return "\(status) \(done) of \(total) runs"
  }
}
