import ArgumentParser
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `posthog-exports gaps`.
struct GapsCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps", abstract: "Lists the time that exports haven't exported.",
    discussion: """
      An interval counts as exported as far as completed runs cover its time. Intervals that ended before an export was \
      created are no gaps of it. The exit status is 3 if there are gaps.
      """)

  @Argument(
    help: ArgumentHelp("The export; all exports unless given.", valueName: "export"),
    completion: ExportArgument.completion)
  var export: String?
  @Option(help: ArgumentHelp("Intervals since then: \(TimePoint.help).", valueName: "time"))
  var since = TimePoint.before(.seconds(90 * 86_400))
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let times = self.connection.times(in: environment)
    let exports = if let export { [try await connection.export(export)] } else { try await connection.allExports() }
    var stretches: [CoverageStretch] = []
    for export in exports { stretches += try await gaps(of: export, connection, environment) }
    try Listing.gaps(times).write(stretches, as: output.output, in: environment)
    if !stretches.isEmpty { throw ExitStatus.unhealthy }
    if !self.connection.quiet { environment.say("there are no gaps") }
  }

  private func gaps(
    of export: BatchExport, _ connection: Connection, _ environment: CommandEnvironment
  ) async throws -> [CoverageStretch] {
    let context = try export.context(in: environment)
    let start = since.start(in: context.calendar.timeZone, now: context.now)
    var stretches: [CoverageStretch] = []
    for try await coverage in connection.handle(of: export).coverage(of: start..<context.now, in: context)
    where coverage.isGap {
      let next = CoverageStretch(coverage, of: export)
      if stretches.isEmpty || !stretches[stretches.count - 1].absorb(next) { stretches.append(next) }
    }
    return stretches
  }
}

extension IntervalCoverage {
  /// Whether something of the interval should be exported, and nothing is about to.
  fileprivate var isGap: Bool {
    !gaps.isEmpty && state != .tooRecent && state != .neverScheduled(.beforeCreation)
  }
}
