/// The rules of a type of destination: the keys it accepts, its secrets, the integration it needs, and its test steps.
struct DestinationRules: Sendable {
  /// What happens if a request that changes an export doesn't name the integration.
  enum OnChange: Sendable {
    /// The request is refused.
    case sendAgain
    /// The request is refused if the export has an integration.
    case sendAgainIfLinked
    /// The integration is kept if the key is absent; null is refused.
    case keepUnlessNull
    /// The integration is kept if the key is absent; null removes it.
    case keep
  }

  struct Integration: Sendable {
    let kind: String
    let onChange: OnChange
  }

  var integration: Integration?
  var keys: [ConfigKey] = []
  /// Credentials from before integrations, which are refused if there is an integration.
  var legacyKeys: [ConfigKey] = []
  /// Keys that are never in a response, at any depth.
  var secrets: Set<String> = []
  var testSteps: [String] = []
  var canBeCreated = true

  /// Keys that every type accepts, with any value; all but the first two are internal to the server.
  private static let commonNames: Set<String> = [
    "include_events", "exclude_events", "team_id", "batch_export_id", "interval", "timezone", "data_interval_end",
    "is_backfill", "is_earliest_backfill", "backfill_details", "batch_export_model", "batch_export_schema",
    "integration_id",
  ]

  /// Checks the names and types of a config, and returns the config as it is stored.
  ///
  /// - Parameter isWhole: Whether keys without a default are required.
  func check(_ config: JSONObject, isWhole: Bool) throws(APIError) -> JSONObject {
    let attribute = "destination__non_field_errors"
    let known = keys + legacyKeys
    let unknown = Set(config.keys).subtracting(known.map(\.name)).subtracting(Self.commonNames)
    guard unknown.isEmpty else {
      let names = unknown.sorted().map { "'\($0)'" }.joined(separator: ", ")
      throw .invalid(attribute, "Configuration has unknown field/s: \(names)")
    }
    var checked = config
    for key in known {
      guard let value = config[key.name] else {
        if isWhole, key.isRequired { throw .invalid(attribute, "Configuration lacks a required field: '\(key.name)'") }
        continue
      }
      guard let accepted = key.accept(value) else {
        throw .invalid(attribute, "Configuration has a value of the wrong type: '\(key.name)'")
      }
      checked[key.name] = accepted
    }
    return checked
  }
}
