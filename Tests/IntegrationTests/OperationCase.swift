import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// One operation: how it is called, what has to arrive then, and (in `call`) what has to come back.
struct OperationCase: Sendable, CustomTestStringConvertible {
  /// The id in project scope, or the whole id outside of the scopes.
  let id: String
  let levels: [Level]
  let method: String
  /// The path below the scope, or the whole path.
  let path: @Sendable (Fixture) -> String
  var query = ""
  var body: String?
  let call: @Sendable (Fixture, Place) async throws -> Void

  init(
    _ id: String, _ levels: [Level], _ method: String, _ path: @escaping @Sendable (Fixture) -> String,
    query: String = "",
    body: String? = nil, call: @escaping @Sendable (Fixture, Place) async throws -> Void
  ) {
    self.id = id
    self.levels = levels
    self.method = method
    self.path = path
    self.query = query
    self.body = body
    self.call = call
  }

  var testDescription: String { id }
}

/// The scope of an operation; `none` for those outside of the scopes.
enum Level: String, Sendable, CaseIterable {
  case none, project, environment, organization

  static let projects: [Level] = [.project, .environment]
  static let all: [Level] = [.project, .environment, .organization]

  var operationPrefix: String {
    switch self {
    case .none, .project: ""
    case .environment: "environments_"
    case .organization: "organizations_"
    }
  }

  var pathPrefix: String {
    switch self {
    case .none: ""
    case .project: "/api/projects/1"
    case .environment: "/api/environments/1"
    case .organization: "/api/organizations/\(Place.organization)"
    }
  }
}

/// The scope that a case is called in.
struct Place: Sendable {
  static let organization = "01900000-0000-7000-8000-000000000001"

  let any: any BatchExportScope
  /// The same, for operations that need a project; not to be used in organization scope.
  let project: ProjectScope

  init(_ level: Level) {
    switch level {
    case .none, .project: (any, project) = (ProjectScope.project(1), .project(1))
    case .environment: (any, project) = (old.environment(1), old.environment(1))
    case .organization: (any, project) = (old.organization(Self.organization), .project(1))
    }
  }
}

/// What is deprecated is tested too. Called through this protocol it gives no warning.
protocol DeprecatedCalls: Sendable {
  func environment(_ id: Int) -> ProjectScope
  func organization(_ id: String) -> OrganizationScope
  func backfill(in scope: any BatchExportScope, id: UUID, _ body: BackfillRequest) -> APIOperation<BackfillStarted>
  func environment(_ id: Int, of client: PostHogClient) -> BoundScope<PostHogClient, ProjectScope>
  func organization(_ id: String, of client: PostHogClient) -> BoundScope<PostHogClient, OrganizationScope>
}

let old: any DeprecatedCalls = Old()

private struct Old: DeprecatedCalls {
  @available(*, deprecated) func environment(_ id: Int) -> ProjectScope { .environment(id) }
  @available(*, deprecated) func organization(_ id: String) -> OrganizationScope { .organization(id) }
  @available(*, deprecated)
  func backfill(in scope: any BatchExportScope, id: UUID, _ body: BackfillRequest) -> APIOperation<BackfillStarted> {
    BatchExports.backfill(in: scope, id: id, body)
  }
  @available(*, deprecated)
  func environment(_ id: Int, of client: PostHogClient) -> BoundScope<PostHogClient, ProjectScope> {
    client.environment(id)
  }
  @available(*, deprecated)
  func organization(_ id: String, of client: PostHogClient) -> BoundScope<PostHogClient, OrganizationScope> {
    client.organization(id)
  }
}
