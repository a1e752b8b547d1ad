/// The list of dashboards.
enum DashboardsController {
  static func list(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let projects = Set(call.projects(state).map(\.id))
    return OffsetPaging.page(state.dashboards.rows.filter { projects.contains($0.project) }, call, state, json: \.json)
  }
}
