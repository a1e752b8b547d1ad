import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `posthog-exports download`.
struct DownloadCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "download", abstract: "Downloads events, persons or sessions of any range of time as files.",
    discussion: """
      Days are those of UTC, and the last one is included. The range is cut into windows of at most seven days, which the \
      server exports side by side. Run the same command again after an interruption or an error: what is complete isn't \
      downloaded again. The exit status is 5 if some windows are complete and others aren't.

      EXAMPLE
        posthog-exports download events --from 2025-01-01 --to 2025-12-31 --compression zstd --into events-2025
      """)

  @Argument(help: ArgumentHelp("events, persons or sessions.", valueName: "model")) var model: DownloadModel
  @Option(help: ArgumentHelp("The first day, or a moment: \(TimePoint.help).", valueName: "time")) var from: TimePoint
  @Option(help: ArgumentHelp("The last day, which is included, or a moment.", valueName: "time")) var to: TimePoint
  @Option(help: ArgumentHelp("parquet or jsonl.", valueName: "format")) var format = DownloadFormat.parquet
  @Option(help: ArgumentHelp("zstd, lz4, snappy, gzip or brotli; jsonl takes the last two.", valueName: "name"))
  var compression: String?
  @Option(help: ArgumentHelp("The folder for the files.", valueName: "folder")) var into: String
  @Flag(help: "Count the rows first, where the server can.") var count = false
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let (now, times) = (environment.now(), TimeText(zone: .utc))
    // Only whole days, so that the same command later is about the same range.
    let today = CalendarDay(of: now).startInUTC
    let (start, end) = (from.start(in: .utc, now: now), to.end(in: .utc, now: now))
    if end > today, !self.connection.quiet { environment.say("today isn't over, and is left out") }
    guard start < min(end, today) else {
      throw CommandFailure.usage("--to has to be after --from, and --from before today")
    }
    let plan = try DownloadPlan(
      model.model, from: start, to: min(end, today), format: format.format,
      compression: compression.map(FileCompression.init))
    let downloads = connection.project.fileDownloads
    if !self.connection.quiet {
      let windows = Count(plan.windows.count, "window")
      environment.say("from \(times.exact(start)) to \(times.exact(min(end, today))): \(windows)")
    }
    if count {
      let rows = try await downloads.countRows(of: plan).total
      environment.say(rows.map { "\(Int($0).grouped) rows" } ?? "the number of rows is not known")
    }
    let line = ProgressLine(in: environment, isQuiet: self.connection.quiet)
    let stopwatch = TransferRate(since: now)
    let result = try await environment.detaching(from: "what the server exports", comeBack: "the same command", line) {
      try await downloads.download(plan, into: URL(filePath: into)) { progress in
        line.show(progress.shown(stopwatch, now: environment.now()))
      }
    }
    try report(result, environment)
  }

  private func report(_ result: PlannedDownload, _ environment: CommandEnvironment) throws {
    for file in result.files { try environment.write("\(file.url.path)\n") }
    let times = TimeText(zone: .utc)
    for window in result.windows {
      switch window.state {
      case .failed(let error):
        environment.say("\(times.interval(from: window.range.lowerBound, to: window.range.upperBound)): \(error)")
      case .empty where !connection.quiet:
        environment.say(
          "\(times.interval(from: window.range.lowerBound, to: window.range.upperBound)): there is nothing")
      default: continue
      }
    }
    if !connection.quiet {
      let bytes = result.files.reduce(Int64(0)) { $0 + $1.bytes }
      let records = result.records.map { ", \($0.grouped) records" } ?? ""
      environment.say("\(Count(result.files.count, "file")), \(bytes.bytesShown)\(records)")
    }
    guard let failure = result.failure else { return }
    if result.stop != nil { environment.say("\(failure)") }
    throw result.files.isEmpty ? failure.exitStatus : ExitStatus.partial
  }
}

/// What can be downloaded for a range of time.
enum DownloadModel: String, CaseIterable, ExpressibleByArgument {
  case events, persons, sessions

  var model: ExportModel { ExportModel(rawValue: rawValue) }
}

/// The format of downloaded files.
enum DownloadFormat: String, CaseIterable, ExpressibleByArgument {
  case parquet, jsonl

  var format: FileFormat {
    switch self {
    case .parquet: .parquet
    case .jsonl: .jsonLines
    }
  }
}
