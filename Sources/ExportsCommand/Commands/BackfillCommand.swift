import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `posthog-exports backfill`.
struct BackfillCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "backfill", abstract: "Exports a range of time again, or what a file of plans has.",
    discussion: """
      Days are those of the export's time zone, and the last one is included; those of a daily export begin at its hour. What completed runs cover is left out, \
      unless you say --again; then it is exported twice. The plan is shown before you are asked.

      With --wait the command runs the plan to its end, one backfill after another, and judges the runs: the exit status is \
      3 if not everything is exported. Without it the command starts the first backfill and ends.

      EXAMPLES
        posthog-exports backfill "Events to S3" --from 2026-11-01 --to 2026-11-07 --wait
        posthog-exports gaps --since 90d --save plans.json
        posthog-exports backfill --from-plan plans.json --yes
      """)

  @Argument(help: ExportArgument.help, completion: ExportArgument.completion) var export: String?
  @Option(help: ArgumentHelp("The first day, or a moment: \(TimePoint.help).", valueName: "time")) var from: TimePoint?
  @Option(help: ArgumentHelp("The last day, which is included, or a moment.", valueName: "time")) var to: TimePoint?
  @Option(help: ArgumentHelp("A file that `gaps --save` wrote.", valueName: "file")) var fromPlan: String?
  @Flag(help: "Export also what is exported already.") var again = false
  @Flag(help: "Run the plan to its end.") var wait = false
  @Flag(help: "Show the plan only.") var dryRun = false
  @Flag(help: "Start without asking.") var yes = false
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    let isRange = export != nil && from != nil && to != nil
    guard isRange != (fromPlan != nil), fromPlan == nil || (export == nil && from == nil && to == nil) else {
      throw ValidationError("Name an export with --from and --to, or --from-plan.")
    }
  }

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let runner = PlanRunner(connection: connection, environment: environment, isQuiet: self.connection.quiet)
    let plans = try await plans(connection, environment)
    guard !plans.isEmpty else { return environment.say("the file has no plans") }
    for plan in plans { try environment.write("\(plan)\n") }
    if dryRun { return }
    guard try yes || environment.confirms("Start?", orElse: "--yes") else {
      throw environment.declined("nothing was started")
    }
    if wait || fromPlan != nil { return try await runner.run(plans) }
    for plan in plans { try await start(plan, by: runner, environment) }
  }

  private func start(_ plan: BackfillPlan, by runner: PlanRunner, _ environment: CommandEnvironment) async throws {
    guard let id = try await runner.start(plan)?.lowercaseText else {
      return environment.say("there is nothing left to export")
    }
    environment.say("started the backfill \(id); wait for it with: posthog-exports wait \(id)")
    guard plan.pieces.count > 1 else { return }
    let others = Count(plan.pieces.count - 1, "backfill")
    environment.say("\(others) more: run the same command again after it, or use --wait")
  }

  /// The most intervals of one plan: eleven years of an hourly export.
  private static let mostIntervals = 100_000

  private func plans(_ connection: Connection, _ environment: CommandEnvironment) async throws -> [BackfillPlan] {
    guard let export, let from, let to else {
      return try JSONFile.require(fromPlan ?? "", as: "a file of backfill plans")
    }
    let found = try await connection.export(export)
    let context = try found.context(in: environment)
    let zone = found.zone(in: environment)
    let start = found.bound(from.start(in: zone, now: context.now), of: from, in: context.calendar)
    let end = min(found.bound(to.end(in: zone, now: context.now), of: to, in: context.calendar), context.now)
    guard start < end else { throw CommandFailure.usage("--to has to be after --from, and --from in the past") }
    let intervals = context.calendar.grid(overlapping: start..<end)
    guard intervals.endIndex - intervals.startIndex <= Self.mostIntervals else {
      throw CommandFailure.usage(
        "the range has more than \(Self.mostIntervals.grouped) intervals: backfill it in parts")
    }
    environment.say("from \(start.shown) to \(end.shown)")
    return [
      try await connection.handle(of: found).backfillPlan(
        of: start..<end, including: again ? BackfillKind.everything : BackfillKind.uncovered,
        now: context.now)
    ]
  }
}
