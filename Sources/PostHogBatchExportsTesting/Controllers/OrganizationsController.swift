import HTTPTypes

/// Organizations, and the action that reverted the split of their projects into environments.
enum OrganizationsController {
  static func list(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let organizations = state.organizations.rows.filter { call.key.organizations?.contains($0.id) ?? true }
    return OffsetPaging.page(organizations, call, state) { json($0, call, state) }
  }

  static func create(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    guard state.configuration.features.multipleOrganizations else {
      throw .denied("This server has one organization only.")
    }
    let body = try OrganizationBody(call.body.object(), isPartial: false)
    let organization = OrganizationRecord(
      id: state.makeID(at: call.now), createdAt: call.now, properties: body.properties)
    state.organizations.insert(organization)
    return FakeResponse(.created, json(organization, call, state))
  }

  static func retrieve(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    FakeResponse(.ok, json(try organization(call), call, state))
  }

  static func replace(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    try update(call, &state, isPartial: false)
  }

  static func change(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    try update(call, &state, isPartial: true)
  }

  private static func update(
    _ call: Call, _ state: inout FakeState, isPartial: Bool
  ) throws(APIError) -> FakeResponse {
    var organization = try organization(call)
    try require(.admin, call)
    let body = try OrganizationBody(call.body.object(), isPartial: isPartial)
    organization.properties = organization.properties.merging(body.properties)
    organization.updatedAt = call.now
    state.organizations.insert(organization)
    return FakeResponse(.ok, json(organization, call, state))
  }

  /// Deletes an organization and its projects.
  static func delete(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let organization = try organization(call)
    try require(.owner, call)
    state.organizations[organization.id] = nil
    state.projects.removeAll { $0.organization == organization.id }
    return FakeResponse(status: .noContent)
  }

  /// Accepts a map from environment to environment, once per organization.
  static func rollBackEnvironments(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    var organization = try organization(call)
    try require(.admin, call)
    let mapping = try call.body.object()
    guard !mapping.isEmpty else { throw .invalid(nil, "The mapping is empty.") }
    let known = Set(call.projects(state).map(\.id))
    for (from, to) in mapping.properties {
      guard let from = Int(from), let to = to.lenientInteger, known.contains(from), known.contains(to) else {
        throw .invalid(nil, "The mapping names an environment that does not exist.")
      }
    }
    guard !organization.isRolledBack else { throw .invalid(nil, "The environments were rolled back before.") }
    organization.isRolledBack = true
    state.organizations.insert(organization)
    return FakeResponse(.accepted, ["success": true, "message": "The environments are being rolled back."])
  }

  private static func organization(_ call: Call) throws(APIError) -> OrganizationRecord {
    guard case .organization(let organization) = call.place else { throw .notFound }
    return organization
  }

  private static func require(_ role: FakeAPIKey.Role, _ call: Call) throws(APIError) {
    guard call.key.role >= role else { throw .denied("The role in the organization is not sufficient.") }
  }

  private static func json(_ organization: OrganizationRecord, _ call: Call, _ state: FakeState) -> JSON {
    let projects = state.projects.rows.filter { $0.organization == organization.id }
    return organization.json(projects: projects, role: call.key.role)
  }
}
