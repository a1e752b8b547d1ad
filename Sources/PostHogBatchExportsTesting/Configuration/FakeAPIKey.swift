#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A personal API key that the fake knows, and what its owner may do.
public struct FakeAPIKey: Sendable, Hashable {
  /// What is sent after `Bearer`.
  public var value: String
  /// Scopes such as `batch_export:read`. A write scope includes its read scope, `*` includes all.
  public var scopes: Set<String>
  /// The only projects that the key works for; `nil` for all. A key so limited works on no organization path.
  public var projects: Set<Int>?
  /// The ids of the only organizations that the key works for; `nil` for all.
  public var organizations: Set<UUID>?
  /// The owner's role in every organization.
  public var role: Role
  /// The project that `@current` stands for; `nil` for the first.
  public var currentProject: Int?
  /// The id of the organization that `@current` stands for; `nil` for the first.
  public var currentOrganization: UUID?

  /// Roles in an organization, with the API's numbers.
  public enum Role: Int, Sendable, Comparable {
    /// May read.
    case member = 1
    /// May change the organization.
    case admin = 8
    /// May delete the organization.
    case owner = 15

    /// By power.
    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  /// The defaults make a key that may do everything.
  public init(
    _ value: String = "phx_fake_key", scopes: Set<String> = ["*"], projects: Set<Int>? = nil,
    organizations: Set<UUID>? = nil, role: Role = .owner, currentProject: Int? = nil,
    currentOrganization: UUID? = nil
  ) {
    self.value = value
    self.scopes = scopes
    self.projects = projects
    self.organizations = organizations
    self.role = role
    self.currentProject = currentProject
    self.currentOrganization = currentOrganization
  }

  func has(_ scope: String) -> Bool {
    if scopes.contains("*") || scopes.contains(scope) { return true }
    guard scope.hasSuffix(":read") else { return false }
    return scopes.contains(scope.dropLast(":read".count) + ":write")
  }
}
