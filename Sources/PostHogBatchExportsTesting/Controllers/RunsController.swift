import HTTPTypes

/// Runs of a batch export.
enum RunsController {
  /// Lists the runs of an export. An export that doesn't exist has no runs; that isn't an error here.
  static func list(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let filters = try RunFilters(call)
    let runs = state.startedRuns(of: try call.id("export"), call).filter { filters.matches($0, at: call.now) }
    return try CursorPaging.page(
      runs, call, state, size: state.configuration.pageSizes.runs, isDescending: filters.isDescending,
      position: filters.position
    ) { $0.json(at: call.now) }
  }

  static func retrieve(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    FakeResponse(.ok, try run(call, state).json(at: call.now))
  }

  static func cancel(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let run = try run(call, state)
    guard run.timeline.isActive(at: call.now) else {
      throw .invalid(nil, "A run that is \(run.timeline.status(at: call.now).rawValue) cannot be cancelled.")
    }
    state.cancelRun(run.id, at: call.now)
    return FakeResponse(.ok, ["cancelled": true])
  }

  /// Re-exports the interval of the run, as a backfill of its own. The response has the name of its workflow, which
  /// isn't a UUID.
  static func retry(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let run = try run(call, state)
    let export = try state.export(run.export, call)
    let range = BackfillRange(start: run.interval.start, end: run.interval.end)
    try BackfillsController.refuseDuplicate(of: export, range, call, state)
    let backfill = state.startBackfill(of: export, range, at: call.now)
    let status = state.configuration.retryStatus
    return FakeResponse(status == .ok ? .ok : .created, ["backfill_id": .string(backfill.workflowID)])
  }

  private static func run(_ call: Call, _ state: FakeState) throws(APIError) -> RunRecord {
    let filters = try RunFilters(call)
    let id = try call.id()
    guard let run = state.startedRuns(of: try call.id("export"), call).first(where: { $0.id == id }),
      filters.matches(run, at: call.now)
    else { throw .notFound }
    return run
  }
}
