import ArgumentParser
import OperationCore
import PostHogBatchExports

/// `posthog-exports cancel`.
struct CancelCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancels a run, a backfill or a file download.",
    discussion: "The run of a backfill that is in progress is cancelled with it.")

  @Argument(help: JobArgument.help) var job: JobArgument
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let found = try await job.job(in: try connection.connection(in: environment))
    switch found {
    case .run(let run): _ = try await run.cancel()
    case .backfill(let backfill): _ = try await backfill.cancel()
    case .fileDownload(let download): _ = try await download.cancel()
    }
    if !connection.quiet { environment.say("cancelled the \(found.noun) \(job.id.lowercaseText)") }
  }
}

extension ProjectJob {
  /// What it is, for people.
  var noun: String {
    switch self {
    case .run: "run"
    case .backfill: "backfill"
    case .fileDownload: "file download"
    }
  }
}
