import ArgumentParser
import Console
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
    commandName: "gaps", abstract: "Lists the time that exports haven't exported, and exports it.",
    discussion: """
      An interval counts as exported as far as completed runs cover its time. Intervals that ended before an export was \
      created are no gaps of it. The exit status is 3 if there are gaps.

      --fix shows a plan for each export, asks, and runs the plans to their end; running it again starts nothing that is \
      done or in progress. --save writes the plans to a file for `backfill --from-plan`. Intervals that may have been left \
      out on purpose need --include: \(OptionalGap.allCases.map(\.rawValue).joined(separator: ", ")).

      Reading many exports takes longer than an hour at the server's limits. With --resume, each export that was read is \
      kept in a file, and the same command goes on from there after an interruption, or uses what was read with --save \
      or --fix. Gaps are then as of the first call. What was read more than 24 hours ago is read anew, and so is an export \
      that has changed; a file of another project, host, --since or --include is refused. When --fix has exported \
      everything, the file is removed.

      EXAMPLES
        posthog-exports gaps --since 30d
        posthog-exports gaps "Events to S3" --since 30d --fix
        posthog-exports gaps --since 90d --include perhaps_paused --save plans.json
        posthog-exports gaps --since 90d --resume gaps.jsonl
      """)

  @Argument(
    help: ArgumentHelp("The export; all exports unless given.", valueName: "export"),
    completion: ExportArgument.completion)
  var export: String?
  @Option(help: ArgumentHelp("Intervals since then: \(TimePoint.help).", valueName: "time"))
  var since = TimePoint.before(.seconds(90 * 86_400))
  @Flag(help: "Export the gaps.") var fix = false
  @Flag(help: "With --fix, start without asking.") var yes = false
  @Option(help: ArgumentHelp("Write the plans to a file.", valueName: "file")) var save: String?
  @Option(parsing: .singleValue, help: ArgumentHelp("A kind of gap to export too.", valueName: "kind"))
  var include: [OptionalGap] = []
  @Option(help: ArgumentHelp("Keep what is read in a file, and go on from what it has.", valueName: "file"))
  var resume: String?
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !(fix && save != nil) else { throw ValidationError("Say either --fix or --save.") }
  }

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let exports = if let export { [try await connection.export(export)] } else { try await connection.allExports() }
    let reports = try await GapReader(
      connection: connection, environment: environment, since: since,
      kinds: BackfillKind.gaps.union(include.map(\.kind)), path: resume,
      limit: self.connection.rateLimit(at: connection.client.host), isQuiet: self.connection.quiet
    ).reports(of: exports)
    if fix || save != nil { return try await use(reports, connection, environment) }
    let rows = reports.flatMap { report in report.gaps.map { GapRow(export: report.export, gap: $0) } }
    try Listing.gaps(self.connection.times(in: environment)).write(rows, as: output.output, in: environment)
    let inProgress = reports.reduce(0) { $0 + $1.intervalsInProgress }
    if !self.connection.quiet {
      if rows.isEmpty { environment.say("there are no gaps") }
      if inProgress > 0 {
        environment.say(
          "\(Count(inProgress, "interval")) \(inProgress == 1 ? "is" : "are") being exported; look again later")
      }
    }
    if !rows.isEmpty { throw ExitStatus.unhealthy }
  }

  /// Saves the plans, or runs them.
  private func use(_ reports: [GapReport], _ connection: Connection, _ environment: CommandEnvironment) async throws {
    let plans = reports.compactMap(\.plan)
    if !self.connection.quiet { for report in reports { environment.noteOmissions(of: report) } }
    for plan in plans { try environment.write("\(plan)\n\n") }
    if plans.isEmpty { environment.say("there is nothing to export" + (save.map { ", so \($0) has no plans" } ?? "")) }
    // Also without plans: those of an earlier search, which may be in the file, aren't what was asked for.
    if let save { return try JSONFile.write(plans, to: save) }
    guard !plans.isEmpty else { return }
    guard try yes || environment.confirms("Start?", orElse: "--yes") else {
      throw environment.declined("nothing was started")
    }
    try await PlanRunner(connection: connection, environment: environment, isQuiet: self.connection.quiet)
      .run(plans)
    // The gaps that it has are none any more.
    if let resume { try WholeFile.remove(resume) }
  }
}

extension CommandEnvironment {
  /// Says of gaps that are left out how they can be exported.
  fileprivate func noteOmissions(of report: GapReport) {
    let kinds = Set(report.omissions.map(\.kind)).intersection(OptionalGap.allCases.map(\.kind))
    guard !kinds.isEmpty else { return }
    let flags = kinds.map { "--include \($0.rawValue)" }.sorted().joined(separator: " ")
    say("“\(report.export.shownName)” has only gaps that may be meant: to export them, use \(flags)")
  }
}
