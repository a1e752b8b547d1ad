import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports

/// `posthog-exports runs`.
struct RunsCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Lists the runs of an export, the newest first.",
    discussion: """
      The list has the runs of the schedule, of backfills and of retries, by the time at which they were created.
      """)

  @Argument(help: ExportArgument.help, completion: ExportArgument.completion) var export: String
  @Option(help: ArgumentHelp("Runs created since then: \(TimePoint.help).", valueName: "time"))
  var since = TimePoint.before(.seconds(7 * 86_400))
  @Flag(help: "Only runs that failed.") var failed = false
  @Flag(help: "Look again every half minute, until the command is interrupted.") var watch = false
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let export = try await environment.outlasting(if: watch) { try await connection.export(self.export) }
    try await environment.looking(every: watch ? .seconds(30) : nil) {
      try await show(export, connection, environment)
    }
  }

  private func show(
    _ export: BatchExport, _ connection: Connection, _ environment: CommandEnvironment
  ) async throws {
    let times = self.connection.times(in: environment)
    let start = try since.past(in: times.zone, now: environment.now())
    let statuses = failed ? RunStatus.known.filter(\.isFailure) : nil
    var runs: [BatchExportRun] = []
    var list = connection.handle(of: export).runs.list(statuses: statuses, after: .at(start)).makeAsyncIterator()
    while let run = try await list.next() { runs.append(run) }
    if watch { environment.output.clear() }
    try Listing.runs(times).write(runs, as: output.output, in: environment)
    if runs.isEmpty, !self.connection.quiet {
      environment.say("no run\(failed ? " failed" : "") since \(times.exact(start))")
    }
  }
}
