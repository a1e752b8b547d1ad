public import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What of the time of a batch export isn't exported, as it was read from the server.
public struct GapReport: Sendable, Hashable, Codable, Identifiable {
  /// The export, as it was then.
  public let export: PlannedExport
  /// The intervals that should be exported and aren't, the earliest first. Intervals that ended before the export was
  /// created aren't among them.
  public let gaps: [ExportGap]
  /// The plan that exports those that were asked for; `nil` if there are none.
  public let plan: BackfillPlan?
  /// The number of intervals that runs or backfills in progress are about to export. They are no gaps, but may become some.
  public let intervalsInProgress: Int
  /// What is left out and why, if there is no plan.
  public let omissions: [BackfillOmission]

  /// The ID of the export.
  public var id: UUID { export.id }

  init(
    of export: PlannedExport, _ gaps: [ExportGap], _ plan: BackfillPlan?, inProgress: Int, omissions: [BackfillOmission]
  ) {
    (self.export, self.gaps, self.plan, self.omissions) = (export, gaps, plan, omissions)
    intervalsInProgress = inProgress
  }
}

extension GapReport: JSONObjectReadable, JSONObjectWritable {
  /// Reads the properties of an object.
  public init(members json: inout JSONReader) throws(JSONError) {
    export = try json.required("export")
    gaps = try json.required("gaps")
    plan = try json.optional("plan")
    intervalsInProgress = try json.required("in_progress")
    omissions = try json.required("left_out")
  }

  /// Writes the properties of an object.
  public func write(members json: inout JSONWriter) {
    json.write("export", export)
    json.write("gaps", gaps)
    json.write("plan", plan)
    json.write("in_progress", intervalsInProgress)
    json.write("left_out", omissions)
  }
}
