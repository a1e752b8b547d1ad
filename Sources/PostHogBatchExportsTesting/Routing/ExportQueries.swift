#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// How the controllers find exports and their jobs.

extension FakeState {
  /// Returns an export that a call can access. An export of another project is as unknown as one that never existed.
  func export(_ id: UUID, _ call: Call) throws(APIError) -> ExportRecord {
    guard let export = exports[id], !export.isDeleted, call.projects(self).contains(where: { $0.id == export.project })
    else { throw .notFound }
    return export
  }

  /// Returns the runs of an export that have started by now.
  func startedRuns(of export: UUID, _ call: Call) -> [RunRecord] {
    let projects = Set(call.projects(self).map(\.id))
    return runs.rows.filter { $0.export == export && projects.contains($0.project) && $0.createdAt <= call.now }
  }

  func json(_ export: ExportRecord, at now: Timestamp) -> JSON {
    let settings = export.settings
    let latestRuns = runs.rows.filter { $0.export == export.id && $0.createdAt <= now }
      .sorted { ($0.createdAt, $0.id.text) > ($1.createdAt, $1.id.text) }
      .prefix(10)
    let config = settings.destination.config.removing(settings.destination.type.rules.secrets)
    return [
      "id": .string(export.id.text),
      "team_id": .integer(Int64(export.project)),
      "name": .string(settings.name),
      "model": .string(settings.model.rawValue),
      "destination": [
        "type": .string(settings.destination.type.rawValue),
        "config": configuration.configValues == .text ? JSON.object(config).withScalarsAsText : .object(config),
        "integration": .optional(settings.destination.integration),
      ],
      "interval": .string(settings.schedule.interval.rawValue),
      "paused": .bool(settings.isPaused),
      "created_at": .time(export.createdAt),
      "last_updated_at": .time(export.lastUpdatedAt),
      "last_paused_at": .optional(settings.lastPausedAt),
      "start_at": .optional(settings.startAt),
      "end_at": .optional(settings.endAt),
      "latest_runs": .array(latestRuns.map { $0.json(at: now) }),
      "hogql_query": .optional(settings.hogQL.query),
      "hogql_modifiers": settings.hogQL.modifiers,
      "primary_key": settings.hogQL.primaryKey.map(JSON.strings) ?? .null,
      "version_key": settings.hogQL.versionKey.map(JSON.strings) ?? .null,
      "incremental_mode": .string(settings.hogQL.incrementalMode.rawValue),
      "schema": settings.schema,
      "filters": settings.filters,
      "timezone": .string(settings.schedule.timezone.name),
      "offset_day": .optional(settings.schedule.offsetDay),
      "offset_hour": .optional(settings.schedule.offsetHour),
    ]
  }
}

extension JSON {
  /// The value with every number and boolean as the text that Python produces for it.
  fileprivate var withScalarsAsText: JSON {
    switch self {
    case .null, .string: self
    case .bool(let value): .string(value ? "True" : "False")
    case .integer(let value): .string(String(value))
    case .number(let text): .string(text)
    case .array(let items): .array(items.map(\.withScalarsAsText))
    case .object(let object): .object(JSONObject(object.properties.map { ($0.key, $0.value.withScalarsAsText) }))
    }
  }
}
