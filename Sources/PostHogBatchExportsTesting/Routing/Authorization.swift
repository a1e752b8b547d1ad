#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Authorization: whether a key may make a request, and which project or organization `@current` is.
struct Authorization {
  let key: FakeAPIKey
  let state: FakeState

  /// Checks the scope. This comes before everything else, so a key without the scope learns nothing about what exists.
  func checkScope(_ permission: Route.Permission) throws(APIError) {
    let configuration = state.configuration
    let scope: String? =
      switch permission {
      case .scope(let scope): scope
      case .logs: configuration.logAccess == .allowed ? "batch_export:read" : nil
      case .runLogs: configuration.runLogs == .forbidden ? nil : "batch_export:read"
      case .rollback: configuration.rollbackAccess == .allowed ? "organization:write" : nil
      }
    guard let scope else { throw .denied("This action does not support personal API keys.") }
    guard key.has(scope) else { throw .denied("The key lacks the scope '\(scope)'.") }
  }

  func place(_ match: Route.Match) throws(APIError) -> Call.Place {
    if let project = match.project { return .project(try self.project(project)) }
    if let organization = match.organization { return .organization(try self.organization(organization)) }
    guard key.projects == nil else { throw .denied("The key is limited to projects.") }
    return .everything
  }

  func project(_ text: String) throws(APIError) -> FakeProject {
    let id = text == Route.current ? key.currentProject ?? state.projects.rows.first?.id : Int(text)
    guard let project = id.flatMap({ state.projects[$0] }) else { throw .notFound }
    guard key.projects?.contains(project.id) ?? true, key.organizations?.contains(project.organization) ?? true
    else { throw .denied("The key does not reach this project.") }
    return project
  }

  func organization(_ text: String) throws(APIError) -> OrganizationRecord {
    guard key.projects == nil else { throw .denied("The key is limited to projects.") }
    let id =
      text == Route.current
      ? key.currentOrganization ?? state.organizations.rows.first?.id : UUID(uuidString: text)
    guard let organization = id.flatMap({ state.organizations[$0] }) else { throw .notFound }
    guard key.organizations?.contains(organization.id) ?? true else {
      throw .denied("The key does not reach this organization.")
    }
    return organization
  }
}
