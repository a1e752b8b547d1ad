#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A personal API key that the fake accepts, and what its owner may do.
public struct FakeAPIKey: Sendable, Hashable {
  /// The key itself, which is sent after `Bearer`.
  public var value: String
  /// The scopes, such as `batch_export:read`. A write scope includes its read scope, and `*` includes all.
  public var scopes: Set<String>
  /// The projects that the key is limited to; `nil` for all. The fake refuses a key with this limit on organization
  /// paths.
  public var projects: Set<Int>?
  /// The IDs of the organizations that the key is limited to; `nil` for all.
  public var organizations: Set<UUID>?
  /// The owner's role in every organization.
  public var role: Role
  /// The project that `@current` means; `nil` for the first.
  public var currentProject: Int?
  /// Whether the owner has a current project. Without one, the server refuses to unpause exports.
  public var ownerHasCurrentProject = true
  /// The ID of the organization that `@current` means; `nil` for the first.
  public var currentOrganization: UUID?

  /// The roles in an organization, with the API's numbers.
  public enum Role: Int, Sendable, Comparable {
    /// May read.
    case member = 1
    /// May change the organization.
    case admin = 8
    /// May delete the organization.
    case owner = 15

    /// Whether one role has fewer rights than another.
    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  /// Creates a key; by default, one that may do everything.
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
