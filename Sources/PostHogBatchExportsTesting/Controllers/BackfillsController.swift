import HTTPTypes

/// Backfills of a batch export.
enum BackfillsController {
  static func list(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let ordering = call.query["ordering"] ?? ""
    let name = ordering.hasPrefix("-") ? String(ordering.dropFirst()) : ordering
    let byStart = name == "start_at"
    let export = try call.id("export")
    return try CursorPaging.page(
      visible(call, state).filter { $0.export == export }, call, state,
      size: state.configuration.pageSizes.backfills,
      isDescending: ordering.hasPrefix("-") || !(byStart || name == "created_at"),
      position: { backfill in
        let value = byStart ? backfill.range.start : backfill.createdAt
        return CursorPaging.Position(value: value?.microseconds ?? .max, id: backfill.id.text)
      }
    ) { $0.json(at: call.now) }
  }

  static func create(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let export = try state.export(call.id("export"), call)
    let backfill = try start(of: export, call, &state)
    let id = state.configuration.backfillIDs == .uuid ? backfill.id.text : backfill.workflowID
    return FakeResponse(.created, ["backfill_id": .string(id)])
  }

  /// Handles the deprecated action on the export itself, which always returned the name of the workflow.
  static func createByAction(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let backfill = try start(of: state.export(call.id(), call), call, &state)
    return FakeResponse(.ok, ["backfill_id": .string(backfill.workflowID)])
  }

  static func retrieve(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    FakeResponse(.ok, try backfill(call, state).json(at: call.now))
  }

  static func cancel(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let backfill = try backfill(call, state)
    guard backfill.timeline.isActive(at: call.now) else {
      throw .invalid(nil, "A backfill that is \(backfill.timeline.status(at: call.now).rawValue) cannot be cancelled.")
    }
    state.cancelBackfill(backfill.id, at: call.now)
    return FakeResponse(.ok, ["cancelled": true])
  }

  /// Fails if the same backfill is already in progress. The workflow engine refuses to start it twice, and the server
  /// doesn't handle the refusal.
  static func refuseDuplicate(
    of export: ExportRecord, _ range: BackfillRange, _ call: Call, _ state: FakeState
  ) throws(APIError) {
    let isDuplicate = state.activeBackfills(of: export.project, at: call.now).contains {
      $0.export == export.id && $0.range == range
    }
    if isDuplicate { throw .unexpected }
  }

  private static func start(
    of export: ExportRecord, _ call: Call, _ state: inout FakeState
  ) throws(APIError) -> BackfillRecord {
    let object = try call.body.object()
    try BackfillBounds.checkBeginning(object, export.settings, features: state.configuration.features)
    // Rows are counted, and those that haven't appeared yet are missing.
    let active = state.activeBackfills(of: export.project, at: call.now).filter { $0.appearsAt <= call.now }
    let limit = state.configuration.maxConcurrentBackfills
    guard active.count < limit else {
      throw .tooManyConcurrent(
        "backfills",
        "This team already has \(limit) batch export backfills running. Wait for some to finish or cancel them.")
    }
    let range = try BackfillBounds.range(object, of: export.settings, now: call.now)
    try refuseDuplicate(of: export, range, call, state)
    return state.startBackfill(of: export, range, at: call.now)
  }

  private static func visible(_ call: Call, _ state: FakeState) -> [BackfillRecord] {
    let projects = Set(call.projects(state).map(\.id))
    return state.backfills.rows.filter { projects.contains($0.project) && $0.appearsAt <= call.now }
  }

  private static func backfill(_ call: Call, _ state: FakeState) throws(APIError) -> BackfillRecord {
    let (id, export) = (try call.id(), try call.id("export"))
    guard let backfill = visible(call, state).first(where: { $0.id == id && $0.export == export }) else {
      throw .notFound
    }
    return backfill
  }
}
