import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// An export and its runs, for which plans are made.
struct PlanSample {
  var coverage: CoverageSample
  var model = ExportModel.events
  private let schedule: String

  init(_ frequency: ExportFrequency = .hourly, zone: String = "UTC", now: String = "2026-12-31T00:00:00Z") throws {
    coverage = try CoverageSample(frequency, zone: zone, now: now)
    schedule =
      switch frequency {
      case .every5Minutes: #""interval":"every 5 minutes""#
      case .every15Minutes: #""interval":"every 15 minutes""#
      case .hourly: #""interval":"hour""#
      case .daily(let hour): #""interval":"day","offset_hour":\#(hour),"timezone":"\#(zone)""#
      case .weekly(let day, let hour):
        #""interval":"week","offset_day":\#(day),"offset_hour":\#(hour),"timezone":"\#(zone)""#
      }
  }

  var export: BatchExport {
    get throws {
      try BatchExport(
        json: #"""
          {"id":"01900000-0000-7000-8000-00000000000a","team_id":7,"name":"Events","model":"\#(model.rawValue)",
          "destination":{"type":"NoOp","config":{}},\#(schedule),"paused":\#(coverage.context.isPaused),
          "created_at":"2020-01-01T00:00:00Z","last_updated_at":"2020-01-01T00:00:00Z","latest_runs":[]}
          """#)
    }
  }

  func plan(
    _ from: String, _ to: String, including kinds: Set<BackfillKind> = BackfillKind.gaps
  ) throws -> BackfillPlan {
    try BackfillPlan(
      of: export, on: .us, from: coverage.coverage(from, to), in: coverage.context, including: kinds)
  }

  /// What is left out if nothing is left to export.
  func omissions(
    _ from: String, _ to: String, including kinds: Set<BackfillKind> = BackfillKind.gaps
  ) throws -> [String] {
    let error = #expect(throws: BackfillError.self) { try plan(from, to, including: kinds) }
    guard case .nothingToBackfill(let omissions) = error else { return [] }
    return omissions.map(\.text)
  }
}

extension BackfillOmission {
  /// The kind and the range.
  var text: String { "\(kind) \(range.text)" }
}

extension BackfillPlan {
  var pieceTexts: [String] { pieces.map(\.range.text) }
  var omissionTexts: [String] { omissions.map(\.text) }
}
