#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A request that has found its route and was let through.
struct Call {
  /// What the path addresses: one project, or an organization with all of its projects.
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

  /// The id of the resource, or of its parent, that the route names.
  func id(_ name: String = "id") throws(APIError) -> UUID {
    guard let id = match.ids[name] else { throw .notFound }
    return id
  }

  /// The project that a write goes to. At the level of an organization that is its first: a real server likely failed
  /// there, although its description promised otherwise.
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
