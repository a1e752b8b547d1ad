import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `posthog-exports explain`.
struct ExplainCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explains what became of the interval that contains a moment.",
    discussion: "It names the interval, the runs of it, whether the server schedules it, and whether there is a gap.")

  @Argument(help: ExportArgument.help, completion: ExportArgument.completion) var export: String
  @Option(help: ArgumentHelp("The moment: \(TimePoint.help).", valueName: "time")) var at: TimePoint
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let times = self.connection.times(in: environment)
    let export = try await connection.export(export)
    let context = try export.context(in: environment)
    let moment = at.start(in: export.zone(in: environment), now: environment.now())
    guard moment <= environment.now() else { throw CommandFailure.usage("--at is in the future") }
    guard let interval = context.calendar.interval(containing: moment) else {
      return try environment.write(
        "“\(export.shownName)” has no interval at \(times.exact(moment)): it starts or ends elsewhere.\n")
    }
    let window = moment..<moment.addingTimeInterval(1)
    var found = connection.handle(of: export).coverage(of: window, in: context).makeAsyncIterator()
    guard let coverage = try await found.next() else {
      return try environment.write("The interval \(times.exact(interval.lowerBound)) has not begun.\n")
    }
    try environment.write(Explanation(coverage, of: export, in: context, times).text(environment.output))
  }
}
