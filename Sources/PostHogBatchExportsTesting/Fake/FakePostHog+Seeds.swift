#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif
import OperationCore
public import PostHogAPI

extension FakePostHog {
  /// Adds a batch export without checking the server's rules, so that legacy exports can exist too.
  ///
  /// - Parameters:
  ///   - json: The body of a create request. `name`, `interval` (`hour`) and `destination` (`NoOp`) have defaults;
  ///     `schema` is accepted as well.
  ///   - project: The number of its project.
  ///   - createdAt: When it was created, by default now.
  /// - Returns: The ID of the export.
  /// - Throws: ``FakeSeedError`` if the text isn't an object or has a property that exports don't have, or the reason
  ///   why a value is invalid.
  @discardableResult
  public func addExport(_ json: String = "{}", project: Int = 1, createdAt: Date? = nil) throws -> UUID {
    let now = now
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
      state.save(export, at: now)
      return export.id
    }
  }

  /// Adds a batch export from the request that a client would send, without checking the server's rules.
  @discardableResult
  public func addExport(_ request: BatchExportRequest, project: Int = 1, createdAt: Date? = nil) throws -> UUID {
    try addExport(request.jsonText, project: project, createdAt: createdAt)
  }

  /// Starts a run of the time before now, wherever the intervals of the export end. It progresses as the clock moves.
  ///
  /// - Returns: The ID of the run; `nil` if the export doesn't exist.
  @discardableResult
  public func startRun(of export: UUID) -> UUID? {
    let now = now
    return withState { state in
      guard let export = state.exports[export] else { return nil }
      let interval = RunInterval(start: now - export.settings.schedule.interval.duration, end: now)
      return state.startRun(of: export, interval, at: now).id
    }
  }

  /// Adds a run that doesn't progress: it was created at a given time and has had its status ever since.
  ///
  /// - Parameters:
  ///   - export: The ID of its export.
  ///   - project: The number of its project.
  ///   - outcome: Its status, with its error and records.
  ///   - createdAt: When it started, by default now.
  ///   - intervalStart: The start of its interval, by default one hour before it was created.
  ///   - intervalEnd: The end of its interval, by default one hour after the start.
  /// - Returns: The ID of the run.
  @discardableResult
  public func addRun(
    to export: UUID, project: Int = 1, outcome: FakeJobOutcome = .completed(), createdAt: Date? = nil,
    intervalStart: Date? = nil, intervalEnd: Date? = nil
  ) -> UUID {
    let createdAt = createdAt.map(Timestamp.init) ?? now
    let start = intervalStart.map(Timestamp.init) ?? createdAt - .seconds(3600)
    return withState { state in
      let run = RunRecord(
        id: state.makeID(at: createdAt), export: export, project: project,
        interval: RunInterval(start: start, end: intervalEnd.map(Timestamp.init) ?? start + .seconds(3600)),
        timeline: JobTimeline(start: createdAt, status: outcome.status), outcome: outcome,
        isSettled: !outcome.status.isActive)
      state.add(run)
      return run.id
    }
  }

  /// Adds a line to the log of an export or a file download. The line appears immediately, even if its date is in the
  /// future.
  ///
  /// - Parameters:
  ///   - source: The ID of the export or of the file download.
  ///   - message: The message.
  ///   - level: `DEBUG`, `INFO`, `WARNING` or `ERROR`.
  ///   - instance: The ID of the run that wrote the line, as text.
  ///   - date: The time of the line, by default now.
  public func addLog(
    to source: UUID, _ message: String, level: String = "INFO", instance: String = "", at date: Date? = nil
  ) {
    let line = LogRecord(
      source: source.text, instance: instance.lowercased(), timestamp: date.map(Timestamp.init) ?? now,
      level: level.uppercased(), message: message)
    withState { $0.logs.append(line) }
  }

  /// Adds an organization.
  public func addOrganization(_ organization: FakeOrganization) {
    let record = OrganizationRecord(organization, createdAt: now)
    withState { $0.organizations.insert(record) }
  }

  /// Adds a project.
  public func addProject(_ project: FakeProject) {
    withState { $0.projects.insert(project) }
  }

  /// Adds a dashboard.
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

  /// Replaces the contents of a file of a download, which changes its validator (`ETag`). Has no effect if there is no
  /// such file.
  public func replaceFile(_ index: Int, of download: UUID, with contents: [UInt8]) {
    let now = now
    withState { state in
      guard let files = state.fileDownloads[download]?.files, files.indices.contains(index) else { return }
      state.objects.put(contents, at: files[index].key, now: now)
    }
  }
}
