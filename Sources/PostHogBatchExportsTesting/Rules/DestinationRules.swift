/// What one type of destination takes, hides, needs and can test.
struct DestinationRules: Sendable {
  /// Whether a request that changes an export has to name the integration again.
  enum OnChange: Sendable {
    /// Always, or it is refused.
    case sendAgain
    /// If the export has one.
    case sendAgainIfLinked
    /// It is kept when the key is left out; null is refused.
    case keepUnlessNull
    /// It is kept.
    case keep
  }

  struct Integration: Sendable {
    let kind: String
    let onChange: OnChange
  }

  var integration: Integration?
  var keys: [ConfigKey] = []
  /// Credentials from before integrations, refused where there is one.
  var legacyKeys: [ConfigKey] = []
  /// Never in an answer, at any depth.
  var secrets: Set<String> = []
  var testSteps: [String] = []
  var canBeCreated = true

  /// Every type takes these, and the names that the server uses itself.
  private static let commonKeys = [
    ConfigKey(name: "include_events", kind: .texts, isNullable: true),
    ConfigKey(name: "exclude_events", kind: .texts, isNullable: true),
  ]
  private static let internalNames: Set<String> = [
    "team_id", "batch_export_id", "interval", "timezone", "backfill_details",
  ]

  /// Checks names and types of a config, and gives it as it is stored.
  ///
  /// - Parameter isWhole: Whether keys without a default have to be there.
  func check(_ config: JSONObject, isWhole: Bool) throws(APIError) -> JSONObject {
    let attribute = "destination__non_field_errors"
    let known = keys + legacyKeys + Self.commonKeys
    var checked = JSONObject()
    for (name, value) in config.members {
      if let key = known.first(where: { $0.name == name }) {
        guard let accepted = key.accept(value) else {
          throw .invalid(attribute, "The configuration has a value of the wrong type: '\(name)'.")
        }
        checked[name] = accepted
      } else if Self.internalNames.contains(name) {
        checked[name] = value
      } else {
        throw .invalid(attribute, "Unknown key in configuration: \(name)")
      }
    }
    if isWhole, let missing = keys.first(where: { $0.isRequired && config[$0.name] == nil }) {
      throw .invalid(attribute, "The configuration lacks a required key: '\(missing.name)'.")
    }
    return checked
  }
}
