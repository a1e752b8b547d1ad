#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An organization. Its writable properties are kept as JSON, because nothing here depends on them.
struct OrganizationRecord: Identifiable, Sendable {
  let id: UUID
  let createdAt: Timestamp
  var updatedAt: Timestamp
  var isRolledBack = false
  /// All writable properties, in the order of the response.
  var properties: JSONObject

  static let defaults: JSONObject = [
    "logo_media_id": nil,
    "is_member_join_email_enabled": true,
    "enforce_2fa": nil,
    "members_can_invite": true,
    "members_can_use_personal_api_keys": true,
    "allow_publicly_shared_resources": true,
    "is_ai_data_processing_approved": nil,
    "default_experiment_stats_method": "bayesian",
    "default_role_id": nil,
  ]

  init(id: UUID, createdAt: Timestamp, properties: JSONObject) {
    self.id = id
    self.createdAt = createdAt
    updatedAt = createdAt
    self.properties = Self.defaults.merging(properties)
  }

  init(_ seed: FakeOrganization, createdAt: Timestamp) {
    self.init(id: seed.id, createdAt: createdAt, properties: ["name": .string(seed.name)])
  }

  func json(projects: [FakeProject], role: FakeAPIKey.Role) -> JSON {
    let name = properties["name"]?.string ?? ""
    let projects: [JSON] = projects.map { project in
      [
        "id": .integer(Int64(project.id)), "organization": .string(id.text), "name": .string(project.name),
        "timezone": .string(project.timezone),
      ]
    }
    let readOnly: JSONObject = [
      "id": .string(id.text),
      "slug": .string(Self.slug(name)),
      "created_at": .time(createdAt),
      "updated_at": .time(updatedAt),
      "membership_level": .integer(Int64(role.rawValue)),
      "plugins_access_level": 3,
      "teams": .array(projects),
      "projects": .array(projects),
      "available_product_features": [],
      "metadata": ["instance_tag": "none"],
      "customer_id": nil,
      "member_count": 1,
    ]
    return .object(readOnly.merging(properties))
  }

  private static func slug(_ name: String) -> String {
    name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
  }
}
