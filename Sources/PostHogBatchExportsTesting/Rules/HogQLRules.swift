/// The rules for the query of an export with the model `hogql`, and its related properties.
enum HogQLRules {
  static func apply(_ body: ExportBody, to settings: ExportSettings) throws(APIError) -> HogQLSettings {
    var hogQL = settings.hogQL
    hogQL.query = body.hogQLQuery.or(hogQL.query)
    hogQL.modifiers = body.hogQLModifiers.map(JSON.object).or(hogQL.modifiers) ?? .null
    hogQL.primaryKey = body.primaryKey.or(hogQL.primaryKey)
    hogQL.versionKey = body.versionKey.or(hogQL.versionKey)
    hogQL.incrementalMode = body.incrementalMode.or(hogQL.incrementalMode) ?? .append
    if settings.model == .hogql { try check(hogQL) }
    return hogQL
  }

  private static func check(_ hogQL: HogQLSettings) throws(APIError) {
    guard let text = hogQL.query else {
      throw .invalid(HogQLQuery.attribute, "'hogql_query' is required when 'model' is 'hogql'")
    }
    let columns = try HogQLQuery(text).columns
    guard hogQL.incrementalMode != .merge || hogQL.primaryKey != nil else {
      throw .invalid("primary_key", "'primary_key' is required when 'incremental_mode' is 'MERGE'")
    }
    for (key, names) in [("primary_key", hogQL.primaryKey), ("version_key", hogQL.versionKey)] {
      let missing = columns.contains("*") ? [] : Set(names ?? []).subtracting(columns).sorted()
      guard missing.isEmpty else {
        throw .invalid(key, "The query does not have the columns \(missing.joined(separator: ", ")).")
      }
    }
  }
}
