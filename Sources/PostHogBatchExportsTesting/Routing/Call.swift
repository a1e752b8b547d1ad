#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A request that has been routed and authorized.
struct Call {
  /// What the path addresses: a project, or an organization with all its projects.
  enum Place {
    case project(FakeProject)
    case organization(OrganizationRecord)
    case everything
  }

  let request: FakeRequest
  let target: Target
  let match: Route.Match
  let body: RequestBody
  let key: FakeAPIKey
  let place: Place
  let now: Timestamp

  var query: QueryItems { target.query }

  /// Returns the ID of the resource, or of its parent, that the route names.
  func id(_ name: String = "id") throws(APIError) -> UUID {
    guard let id = match.ids[name] else { throw .notFound }
    return id
  }

  /// Returns the project that a write goes to. For an organization, that is its first project: a real server probably
  /// failed there, although its OpenAPI document promised otherwise.
  func project(_ state: FakeState) throws(APIError) -> FakeProject {
    guard let project = projects(state).first else { throw .notFound }
    return project
  }

  func projects(_ state: FakeState) -> [FakeProject] {
    switch place {
    case .project(let project): [project]
    case .organization(let organization): state.projects.rows.filter { $0.organization == organization.id }
    case .everything: []
    }
  }
}
