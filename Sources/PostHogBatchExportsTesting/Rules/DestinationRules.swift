/// What one type of destination takes, hides, needs and can test.
struct DestinationRules: Sendable {
  /// What becomes of the integration when a request that changes an export does not name it.
  enum OnChange: Sendable {
    /// It is refused.
    case sendAgain
    /// It is refused if the export has an integration.
    case sendAgainIfLinked
    /// The integration is kept when the key is left out; null is refused.
    case keepUnlessNull
    /// The integration is kept when the key is left out; null removes it.
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

  /// Every type takes these, in any form; all but the first two are the server's own.
  private static let commonNames: Set<String> = [
    "include_events", "exclude_events", "team_id", "batch_export_id", "interval", "timezone", "data_interval_end",
    "is_backfill", "is_earliest_backfill", "backfill_details", "batch_export_model", "batch_export_schema",
    "integration_id",
  ]

  /// Checks names and types of a config, and gives it as it is stored.
  ///
  /// - Parameter isWhole: Whether keys without a default have to be there.
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
