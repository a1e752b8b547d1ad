public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Which intervals of a batch export to backfill, and which not, with the reasons.
///
///     let plan = try await export.backfillPlan(of: lastMonth)
///     print(plan)  // what it would do, for a person to read
///     try await plan.run(in: project) { export, event in print(export.name, event) }
///
/// Making a plan only reads. It has a piece for each backfill that it takes: neighbouring intervals are joined, and their
/// bounds are those of the export's intervals. It goes by time that completed runs cover, and leaves out what is about to be
/// exported; see ``Coverage``. Intervals are divided where they became six days old, because a backfill selects the events
/// of the last six days as the schedule does, by their arrival, and older ones by their `timestamp`: the newer piece is
/// exact, and an older one may export late events twice or not at all.
///
/// A plan can be saved and run later, by another program too, because it is `Codable`. Running it reads again how far the
/// intervals are exported, and starts only what is still needed: see ``run(in:now:options:onEvent:)``.
///
/// ## The saved form
///
/// The JSON of a plan has `version` 1, and dates in UTC. `created_at` is when it was made, `host` the server, `export` the
/// export with its schedule, `kinds` the ``BackfillKind``s to export. `pieces` are objects with `start` and `end`, the
/// number of `intervals`, `selects_by_timestamp`, `exported_again` (ranges), `estimated_rows` (absent if unknown),
/// `least_seconds`, and the IDs of the `runs` and `backfills` that were seen. `left_out` are objects with `start`, `end`,
/// `intervals` and `kind`. Properties may be added to version 1; a plan of another version isn't read.
public struct BackfillPlan: Sendable, Hashable, Codable {
  /// When the plan was made.
  public let createdAt: Date
  /// The base URL of the server.
  public let host: String
  /// The export, as it was then.
  public let export: PlannedExport
  /// The kinds of intervals to export.
  public let kinds: Set<BackfillKind>
  /// What to export, the earliest first.
  public let pieces: [BackfillPiece]
  /// What is left out, the earliest first. What is exported already is named only if ``kinds`` has all of
  /// ``BackfillKind/uncovered``: a plan of gaps would name nearly everything.
  public let omissions: [BackfillOmission]
  let calendar: ExportCalendar

  /// The version of the saved form.
  static let version = 1

  /// Makes a plan from how far the intervals of an export are exported.
  ///
  /// The intervals are looked at one after another, and only the result is kept, so there may be any number of them.
  ///
  /// - Parameters:
  ///   - export: The export.
  ///   - host: The server that has it.
  ///   - coverage: The intervals, the earliest first: a ``Coverage``, for example.
  ///   - context: What the coverage was made with.
  ///   - kinds: Which intervals to export. With ``BackfillKind/gaps``, the default, what should have been exported; with
  ///     ``BackfillKind/uncovered`` whatever isn't; with ``BackfillKind/everything`` also what is, twice then.
  /// - Throws: ``BackfillError/nothingToBackfill(_:)`` if nothing is left, with the reasons.
  public init(
    of export: BatchExport, on host: PostHogHost, from coverage: some Sequence<IntervalCoverage>,
    in context: CoverageContext, including kinds: Set<BackfillKind> = BackfillKind.gaps
  ) throws(BackfillError) {
    var planner = BackfillPlanner(for: PlannedExport(export), in: context, kinds: kinds)
    for interval in coverage { planner.add(interval) }
    try self.init(of: export, on: host, by: planner, in: context)
  }

  init(
    of export: BatchExport, on host: PostHogHost, by planner: BackfillPlanner, in context: CoverageContext
  ) throws(BackfillError) {
    var planner = planner
    planner.finish()
    guard !planner.pieces.isEmpty else { throw .nothingToBackfill(planner.omissions) }
    createdAt = Date(secondsSince1970: context.now.secondsSince1970(.down))
    (self.host, self.export) = (host.description, PlannedExport(export))
    (kinds, pieces, omissions) = (planner.kinds, planner.pieces, planner.omissions)
    calendar = context.calendar
  }

  init(
    createdAt: Date, host: String, export: PlannedExport, kinds: Set<BackfillKind>, pieces: [BackfillPiece],
    omissions: [BackfillOmission], calendar: ExportCalendar
  ) {
    (self.createdAt, self.host, self.export, self.kinds) = (createdAt, host, export, kinds)
    (self.pieces, self.omissions, self.calendar) = (pieces, omissions, calendar)
  }
}

extension BackfillPlanner {
  /// Creates a planner for an export at the time of a context. Only events are selected in two ways.
  init(for export: PlannedExport, in context: CoverageContext, kinds: Set<BackfillKind>) {
    let boundary = context.now.addingTimeInterval(-Double(Self.recentTime.components.seconds))
    self.init(context.calendar, kinds: kinds, boundary: export.model == .events ? boundary : nil)
  }
}
