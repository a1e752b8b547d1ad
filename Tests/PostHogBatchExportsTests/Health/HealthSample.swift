import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// An hourly export, created long ago, whose health is asked for. Its times are hours of 2 March 2026, UTC.
struct HealthSample {
  /// The properties of the export, as JSON.
  var properties = #""interval": "hour""#
  var createdAt = -1_000.0
  var updatedAt = -1_000.0
  var pausedAt: Double?
  var isPaused = false
  var now = 12.5
  /// All runs of the export, by creation, the oldest first.
  var runs: [BatchExportRun] = []
  var limits = HealthLimits()

  /// Adds a run, which is created two minutes after its interval and ends a minute later.
  mutating func add(
    _ status: RunStatus = .completed, end: Double, length: Double? = 1, created: Double? = nil, changed: Double? = nil,
    records: Int? = 5, failedRecords: Int = 0, backfill: UUID? = nil, error: String? = nil
  ) throws {
    let created = created ?? end + 2 / 60
    let text = #"{"id":"\#(UUID())","status":"\#(status.rawValue)","batch_export":null,"data_interval_end":"#
    func json(_ hour: Double) -> String { "\"\(Self.hour(hour).rfc3339)\"" }
    let changed = changed ?? created + 1 / 60
    let times = #"\#(json(end)),"created_at":\#(json(created)),"last_updated_at":\#(json(changed))}"#
    var run = try JSONDecoder().decode(BatchExportRun.self, from: Data((text + times).utf8))
    run.dataIntervalStart = length.map { Self.hour(end - $0) }
    run.finishedAt = status.isFinal && status != .failedBilling ? run.lastUpdatedAt : nil
    (run.recordsCompleted, run.recordsFailed, run.backfill, run.latestError) = (records, failedRecords, backfill, error)
    runs.append(run)
  }

  /// Adds a run for each of these statuses, of one hour after the other up to an end.
  mutating func add(_ statuses: [RunStatus], until end: Double = 12) throws {
    for (index, status) in statuses.enumerated() {
      try add(status, end: end - Double(statuses.count - 1 - index))
    }
  }

  static func hour(_ hour: Double) -> Date { Date(timeIntervalSince1970: 1_772_409_600 + (hour * 3_600).rounded()) }

  func export() throws -> BatchExport {
    let text = """
      {"id": "0190d0ab-2d4b-0000-3c5b-5b4f0a7e1e9b", "team_id": 1, "name": "events",
      "destination": {"type": "NoOp", "config": {}}, "paused": \(isPaused), "latest_runs": [],
      "created_at": "\(Self.hour(createdAt).rfc3339)", "last_updated_at": "\(Self.hour(updatedAt).rfc3339)",
      \(properties)}
      """
    var export = try JSONDecoder().decode(BatchExport.self, from: Data(text.utf8))
    export.lastPausedAt = pausedAt.map(Self.hour)
    export.latestRuns = runs.suffix(10).reversed()
    return export
  }

  /// The health by the ten newest runs, or by all of them.
  func health(byAllRuns: Bool = false) throws -> Health {
    try Health(
      of: export(), runs: byAllRuns ? runs : [], includesAllRuns: byAllRuns, now: Self.hour(now), limits: limits)
  }

  func kinds(byAllRuns: Bool = false) throws -> [String] { try health(byAllRuns: byAllRuns).findings.map(\.kind) }
}

extension HealthFinding {
  /// The case, without its evidence.
  var kind: String {
    switch self {
    case .pausedByServer: "pausedByServer"
    case .failing(_, let intervals): "failing \(intervals)"
    case .overBillingLimit: "overBillingLimit"
    case .late: "late"
    case .neverRun: "neverRun"
    case .stuck(let runs, _): "stuck \(runs.count)"
    case .nextFailurePauses(let failures, let window): "nextFailurePauses \(failures.count)/\(window)"
    case .losingRecords(let runs): "losingRecords \(runs.count)"
    case .empty(let runs): "empty \(runs.count)"
    case .runsHidden: "runsHidden"
    case .calendarUnknown: "calendarUnknown"
    case .paused(_, let isByPerson): isByPerson ? "paused" : "paused?"
    }
  }
}
