import HTTPTypes

/// Batch exports: list, create, retrieve, change, delete, pause.
enum ExportsController {
  static func list(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let projects = Set(call.projects(state).map(\.id))
    let exports = state.exports.rows
      .filter { projects.contains($0.project) && !$0.isDeleted && $0.settings.destination.type != .workflows }
      .sorted { ($0.createdAt, $0.id.text) > ($1.createdAt, $1.id.text) }
    return OffsetPaging.page(exports, call, state) { state.json($0, at: call.now) }
  }

  static func create(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let project = try call.project(state)
    let rules = ExportRules(project: project.id, configuration: state.configuration)
    let settings = try rules.create(call.body.object())
    let export = ExportRecord(
      id: state.makeID(at: call.now), project: project.id, createdAt: call.now, lastUpdatedAt: call.now,
      settings: settings)
    state.save(export, at: call.now)
    return FakeResponse(.created, state.json(export, at: call.now))
  }

  static func retrieve(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    FakeResponse(.ok, state.json(try state.export(call.id(), call), at: call.now))
  }

  static func replace(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    try update(call, &state, isWhole: true)
  }

  static func change(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    try update(call, &state, isWhole: false)
  }

  private static func update(
    _ call: Call, _ state: inout FakeState, isWhole: Bool
  ) throws(APIError) -> FakeResponse {
    var export = try state.export(call.id(), call)
    let rules = ExportRules(project: export.project, configuration: state.configuration, changing: export.settings)
    export.settings = try rules.change(export.settings, with: call.body.object(), isWhole: isWhole)
    export.lastUpdatedAt = call.now
    state.save(export, at: call.now)
    return FakeResponse(.ok, state.json(export, at: call.now))
  }

  /// Deletes an export softly: its row stays, and everything in progress for it is cancelled.
  static func delete(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    var export = try state.export(call.id(), call)
    export.isDeleted = true
    export.settings.isPaused = true
    state.save(export, at: call.now)
    for backfill in state.activeBackfills(of: export.project, at: call.now) where backfill.export == export.id {
      state.cancelBackfill(backfill.id, at: call.now)
    }
    for run in state.startedRuns(of: export.id, call) where run.timeline.isActive(at: call.now) {
      state.cancelRun(run.id, at: call.now)
    }
    return FakeResponse(status: .noContent)
  }

  static func pause(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    state.setPaused(try state.export(call.id(), call).id, true, at: call.now)
    return FakeResponse(.ok, ["paused": true])
  }

  /// Unpauses an export and, if the request says so, exports what it missed: from the last pause, or from the beginning
  /// of time if none is known. Neither the limit of backfills nor the features are checked, and nothing is aligned.
  static func unpause(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let backfills = try Fields(object: call.body.object()).bool("backfill").value ?? false
    guard call.key.ownerHasCurrentProject else { throw .authenticationFailed("The user has no current project.") }
    let export = try state.export(call.id(), call)
    if export.settings.isPaused {
      state.setPaused(export.id, false, at: call.now)
      if backfills {
        let range = BackfillRange(start: export.settings.lastPausedAt, end: call.now)
        try BackfillsController.refuseDuplicate(of: export, range, call, state)
        state.startBackfill(of: export, range, at: call.now)
      }
    }
    return FakeResponse(.ok, ["paused": false])
  }
}
