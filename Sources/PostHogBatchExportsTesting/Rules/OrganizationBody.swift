#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The body of a request that creates or changes an organization, reduced to what can be written.
struct OrganizationBody {
  let members: JSONObject

  private static let longestName = 64
  private static let flags: KeyValuePairs = [
    "is_member_join_email_enabled": false, "enforce_2fa": true, "members_can_invite": true,
    "members_can_use_personal_api_keys": false, "allow_publicly_shared_resources": false,
    "is_ai_data_processing_approved": true,
  ]
  private static let statisticsMethods = ["bayesian", "frequentist", ""]

  init(_ object: JSONObject, isPartial: Bool) throws(APIError) {
    let fields = Fields(object: object)
    var members = JSONObject()
    let name = try fields.string("name")
    if !isPartial { _ = try name.required("name") }
    if let name = name.value {
      guard name.count <= Self.longestName else {
        throw .invalid("name", "A name has \(Self.longestName) characters at most.", code: "max_length")
      }
      members["name"] = .string(name)
    }
    if let id = try fields.string("logo_media_id", nullable: true).value, UUID(uuidString: id) == nil {
      throw .invalid("logo_media_id", "A UUID was expected.")
    }
    for (key, isNullable) in Self.flags {
      let flag = try fields.bool(key, nullable: isNullable)
      if !flag.isAbsent { members[key] = flag.value.map(JSON.bool) ?? .null }
    }
    let key = "default_experiment_stats_method"
    let method = try fields.string(key, nullable: true, blank: true).value
    if let method, !Self.statisticsMethods.contains(method) { throw .invalidChoice(key, method) }
    _ = try fields.string("default_role_id", nullable: true)
    for key in ["logo_media_id", "default_experiment_stats_method", "default_role_id"] { members[key] = object[key] }
    self.members = members
  }
}
