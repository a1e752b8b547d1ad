#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
import OperationCore
public import PostHogAPI

// What exists without a request that made it.

extension FakePostHog {
  /// A batch export made without its rules, so that old ones can exist too.
  ///
  /// - Parameters:
  ///   - json: A create body. Properties that are missing get defaults: `name`, `interval` (`hour`), and `destination` (`NoOp`);
  ///     `schema` is taken as well.
  ///   - project: The number of its project.
  ///   - createdAt: When it was made, now by default.
  /// - Throws: ``FakeSeedError`` for a text that is no object, or has a key that no export has; and what is wrong with a value.
  @discardableResult
  public func addExport(_ json: String = "{}", project: Int = 1, createdAt: Date? = nil) throws -> UUID {
    let createdAt = createdAt.map(Timestamp.init) ?? now
    guard var object = try JSONParser.parse(Array(json.utf8)).object else {
      throw FakeSeedError(description: "An export is a JSON object.")
    }
    try object.expectKeys(ExportBody.keys + ["schema"], of: "An export")
    guard let sent = (object["destination"] ?? .object(JSONObject())).object else {
      throw FakeSeedError(description: "A destination is a JSON object.")
    }
    try sent.expectKeys(DestinationBody.keys, of: "A destination")
    object["name"] = object["name"] ?? "Export"
    object["interval"] = object["interval"] ?? "hour"
    let destination = Fields(object: sent, prefix: "destination__")
    let record = DestinationRecord(
      type: try destination.choice("type").value ?? .noOp,
      config: try destination.object("config").value ?? JSONObject(),
      integration: try destination.reference("integration").value ?? destination.reference("integration_id").value)
    object["destination"] = nil
    let rules = ExportRules(project: project, configuration: FakeConfiguration())
    let body = try ExportBody(object, isPartial: true, rules: rules)
    return withState { state in
      var settings = ExportSettings(destination: record)
      settings.name = body.name.value ?? ""
      settings.model = body.model.value ?? .events
      settings.isPaused = body.isPaused.value ?? false
      settings.lastPausedAt = body.lastPausedAt.value
      settings.schedule = ExportSchedule(
        interval: body.interval.value ?? .hour, timezone: body.timezone.value ?? .utc,
        offsetDay: body.offsetDay.value, offsetHour: body.offsetHour.value)
      settings.hogQL.query = body.hogQLQuery.value
      settings.schema = object["schema"] ?? .null
      let export = ExportRecord(
        id: state.makeID(at: createdAt), project: project, createdAt: createdAt, lastUpdatedAt: createdAt,
        settings: settings)
      state.exports.insert(export)
      return export.id
    }
  }

  /// A batch export made of the request that a client would send, without the rules that it would have to keep.
  @discardableResult
  public func addExport(_ request: BatchExportRequest, project: Int = 1, createdAt: Date? = nil) throws -> UUID {
    try addExport(request.jsonText, project: project, createdAt: createdAt)
  }

  /// Starts a run now, as the schedule would; it goes on as the clock moves. `nil` for an unknown export.
  @discardableResult
  public func startRun(of export: UUID) -> UUID? {
    let now = now
    return withState { state in
      guard let export = state.exports[export] else { return nil }
      return state.startRun(of: export, from: now - export.settings.schedule.interval.duration, to: now, at: now).id
    }
  }

  /// A run that stands still: it was created at a time and has been in its status ever since.
  ///
  /// - Parameters:
  ///   - export: The id of its export.
  ///   - project: The number of its project.
  ///   - outcome: Its status, with its error and records.
  ///   - createdAt: When it began, now by default.
  ///   - intervalStart: One hour before the creation by default.
  @discardableResult
  public func addRun(
    to export: UUID, project: Int = 1, outcome: FakeJobOutcome = .completed(), createdAt: Date? = nil,
    intervalStart: Date? = nil
  ) -> UUID {
    let createdAt = createdAt.map(Timestamp.init) ?? now
    let start = intervalStart.map(Timestamp.init) ?? createdAt - .seconds(3600)
    return withState { state in
      let run = RunRecord(
        id: state.makeID(at: createdAt), export: export, project: project, intervalStart: start,
        intervalEnd: start + .seconds(3600), timeline: JobTimeline(start: createdAt, status: outcome.status),
        outcome: outcome)
      state.runs.insert(run)
      return run.id
    }
  }

  /// A line in the log of an export or a file download. It is there at once, also when it is dated ahead.
  ///
  /// - Parameters:
  ///   - source: The id of the export or of the file download.
  ///   - message: Its text.
  ///   - level: `DEBUG`, `INFO`, `WARNING` or `ERROR`.
  ///   - instance: The id of the run that wrote it, as text.
  ///   - date: Its time, now by default.
  public func addLog(
    to source: UUID, _ message: String, level: String = "INFO", instance: String = "", at date: Date? = nil
  ) {
    let line = LogRecord(
      source: source.text, instance: instance.lowercased(), timestamp: date.map(Timestamp.init) ?? now,
      level: level.uppercased(), message: message)
    withState { $0.logs.append(line) }
  }

  /// One more organization.
  public func addOrganization(_ organization: FakeOrganization) {
    let record = OrganizationRecord(organization, createdAt: now)
    withState { $0.organizations.insert(record) }
  }

  /// One more project.
  public func addProject(_ project: FakeProject) {
    withState { $0.projects.insert(project) }
  }

  /// A dashboard.
  @discardableResult
  public func addDashboard(_ name: String, project: Int = 1) -> Int {
    let now = now
    return withState { state in
      let dashboard = DashboardRecord(
        id: state.dashboards.rows.count + 1, project: project, name: name, createdAt: now)
      state.dashboards.insert(dashboard)
      return dashboard.id
    }
  }

  /// Puts other contents behind a file of a download, which changes its validator (`ETag`). Nothing happens when there is
  /// no such file.
  public func replaceFile(_ index: Int, of download: UUID, with contents: [UInt8]) {
    let now = now
    withState { state in
      guard let files = state.fileDownloads[download]?.files, files.indices.contains(index) else { return }
      state.objects.put(contents, at: files[index].key, now: now)
    }
  }
}
