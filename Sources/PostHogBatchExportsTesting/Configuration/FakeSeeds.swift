#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An organization that exists at the start.
public struct FakeOrganization: Sendable, Hashable, Identifiable {
  /// The ID in its paths.
  public var id: UUID
  /// The name.
  public var name: String

  /// Creates an organization; by default, the only organization of a fake that isn't configured.
  public init(id: UUID = FakeOrganization.defaultID, name: String = "Example organization") {
    self.id = id
    self.name = name
  }

  /// `01900000-0000-7000-8000-000000000001`
  public static let defaultID = UUID(uuid: (0x01, 0x90, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1))
}

/// A project that exists at the start.
public struct FakeProject: Sendable, Hashable, Identifiable {
  /// The number in its paths.
  public var id: Int
  /// The ID of its organization.
  public var organization: UUID
  /// The name.
  public var name: String
  /// The IANA name of its time zone, in which run filters interpret dates without an offset.
  public var timezone: String

  /// Creates a project; by default, the only project of a fake that isn't configured.
  public init(
    id: Int = 1, organization: UUID = FakeOrganization.defaultID, name: String = "Example project",
    timezone: String = "UTC"
  ) {
    self.id = id
    self.organization = organization
    self.name = name
    self.timezone = timezone
  }
}

/// Linked credentials, which destinations reference by number.
public struct FakeIntegration: Sendable, Hashable, Identifiable {
  /// The number to use as `integration_id`.
  public var id: Int
  /// The kind, such as `aws-s3`.
  public var kind: String
  /// The number of its project.
  public var project: Int
  /// Whether it stores the host, which a Redshift destination otherwise has to specify.
  public var storesHost: Bool

  /// Creates an integration of a kind such as `aws-s3`, `postgresql` or `snowflake`.
  public init(id: Int, kind: String, project: Int = 1, storesHost: Bool = false) {
    self.id = id
    self.kind = kind
    self.project = project
    self.storesHost = storesHost
  }

  /// One integration of each kind that a destination can need, in project 1: `aws-s3` 1, `s3-compatible` 2,
  /// `azure-blob` 3, `google-cloud-service-account` 4, `databricks` 5, `postgresql` 6, `aws-redshift` 7, `snowflake` 8.
  public static let oneOfEachKind = [
    "aws-s3", "s3-compatible", "azure-blob", "google-cloud-service-account", "databricks", "postgresql",
    "aws-redshift", "snowflake",
  ].enumerated().map { FakeIntegration(id: $0.offset + 1, kind: $0.element) }
}
