#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The body of a request that creates or changes an organization, reduced to what can be written.
struct OrganizationBody {
  let properties: JSONObject

  private static let longestName = 64
  private static let flags: KeyValuePairs = [
    "is_member_join_email_enabled": false, "enforce_2fa": true, "members_can_invite": true,
    "members_can_use_personal_api_keys": false, "allow_publicly_shared_resources": false,
    "is_ai_data_processing_approved": true,
  ]
  private enum StatisticsMethod: String { case bayesian, frequentist, unset = "" }

  init(_ object: JSONObject, isPartial: Bool) throws(APIError) {
    let fields = Fields(object: object)
    var properties = JSONObject()
    let name = try fields.string("name")
    if !isPartial { _ = try name.required("name") }
    if let name = name.value {
      guard name.unicodeScalars.count <= Self.longestName else {
        throw .invalid("name", "A name has \(Self.longestName) characters at most.", code: "max_length")
      }
      properties["name"] = .string(name)
    }
    let logo = try fields.string("logo_media_id", nullable: true)
    if let id = logo.value, UUID(uuidString: id) == nil { throw .invalid("logo_media_id", "A UUID was expected.") }
    for (key, isNullable) in Self.flags {
      let flag = try fields.bool(key, nullable: isNullable)
      if !flag.isAbsent { properties[key] = flag.value.map(JSON.bool) ?? .null }
    }
    let method = try fields.choice("default_experiment_stats_method", of: StatisticsMethod.self, nullable: true)
    let role = try fields.string("default_role_id", nullable: true)
    for (key, text) in [
      ("logo_media_id", logo.map { $0.lowercased() }),
      ("default_experiment_stats_method", method.map(\.rawValue)), ("default_role_id", role),
    ] where !text.isAbsent {
      properties[key] = .optional(text.value)
    }
    self.properties = properties
  }
}
