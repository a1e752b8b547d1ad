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

      EXAMPLES
        posthog-exports gaps --since 30d
        posthog-exports gaps "Events to S3" --since 30d --fix
        posthog-exports gaps --since 90d --include perhaps_paused --save plans.json
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
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !(fix && save != nil) else { throw ValidationError("Say either --fix or --save.") }
  }

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let exports = if let export { [try await connection.export(export)] } else { try await connection.allExports() }
    if fix || save != nil { return try await plan(exports, connection, environment) }
    try announce(exports, environment)
    var stretches: [CoverageStretch] = []
    for export in exports { stretches += try await gaps(of: export, connection, environment) }
    let times = self.connection.times(in: environment)
    try Listing.gaps(times).write(stretches, as: output.output, in: environment)
    if !stretches.isEmpty { throw ExitStatus.unhealthy }
    if !self.connection.quiet { environment.say("there are no gaps") }
  }

  private func gaps(
    of export: BatchExport, _ connection: Connection, _ environment: CommandEnvironment
  ) async throws -> [CoverageStretch] {
    let context = try export.context(in: environment)
    var stretches: [CoverageStretch] = []
    for try await coverage in connection.handle(of: export).coverage(of: window(of: export, environment), in: context)
    where coverage.isGap {
      let next = CoverageStretch(coverage, of: export)
      if stretches.isEmpty || !stretches[stretches.count - 1].absorb(next) { stretches.append(next) }
    }
    return stretches
  }

  private func plan(_ exports: [BatchExport], _ connection: Connection, _ environment: CommandEnvironment) async throws
  {
    try announce(exports, environment)
    var plans: [BackfillPlan] = []
    for export in exports {
      do throws(BackfillError) {
        plans.append(
          try await connection.handle(of: export).backfillPlan(
            of: window(of: export, environment), including: BackfillKind.gaps.union(include.map(\.kind)),
            now: environment.now()))
      } catch {
        guard case .nothingToBackfill(let omissions) = error else { throw error }
        environment.noteOmissions(omissions, of: export, isQuiet: self.connection.quiet)
      }
    }
    for plan in plans { try environment.write("\(plan)\n\n") }
    if let save { return try JSONFile.write(plans, to: save) }
    guard !plans.isEmpty else { return environment.say("there is nothing to export") }
    guard try yes || environment.confirms("Start?", orElse: "--yes") else {
      return environment.say("nothing was started")
    }
    try await PlanRunner(connection: connection, environment: environment, isQuiet: self.connection.quiet)
      .run(plans, comeBack: "the same command")
  }

  private func window(of export: BatchExport, _ environment: CommandEnvironment) -> Range<Date> {
    let now = environment.now()
    return min(since.start(in: export.zone(in: environment), now: now), now)..<now
  }

  /// Says how long the reading takes where it takes long.
  private func announce(_ exports: [BatchExport], _ environment: CommandEnvironment) throws {
    let requests = try exports.reduce(0) { sum, export in
      sum + (try export.context(in: environment).leastRequests(for: window(of: export, environment)))
    }
    let (perMinute, perHour) = (480, 4_800)
    guard requests > perMinute, !connection.quiet else { return }
    let minutes = requests > perHour ? requests * 60 / perHour : requests / perMinute
    environment.say(
      "reading takes at least \(requests.grouped) requests and, at the server's limits, "
        + "\(Duration.seconds(minutes * 60).shown)")
  }
}

extension IntervalCoverage {
  /// Whether something of the interval should be exported, and nothing is about to.
  fileprivate var isGap: Bool {
    !gaps.isEmpty && state != .tooRecent && state != .neverScheduled(.beforeCreation)
  }
}

extension CommandEnvironment {
  /// Says of gaps that are left out how they can be exported.
  fileprivate func noteOmissions(_ omissions: [BackfillOmission], of export: BatchExport, isQuiet: Bool) {
    let kinds = Set(omissions.map(\.kind)).intersection(OptionalGap.allCases.map(\.kind))
    guard !isQuiet, !kinds.isEmpty else { return }
    let flags = kinds.map { "--include \($0.rawValue)" }.sorted().joined(separator: " ")
    say("“\(export.shownName)” has only gaps that may be meant: to export them, use \(flags)")
  }
}
