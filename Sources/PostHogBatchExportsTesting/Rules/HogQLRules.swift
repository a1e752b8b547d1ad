/// What belongs to the model `hogql`, and to no other.
struct HogQLRules {
  let features: FakeConfiguration.Features

  func apply(_ body: ExportBody, to settings: ExportSettings) throws(APIError) -> HogQLSettings {
    var hogQL = settings.hogQL
    hogQL.query = body.hogQLQuery.or(hogQL.query)
    hogQL.modifiers = body.hogQLModifiers.map(JSON.object).or(hogQL.modifiers) ?? .null
    hogQL.primaryKey = body.primaryKey.or(hogQL.primaryKey)
    hogQL.versionKey = body.versionKey.or(hogQL.versionKey)
    hogQL.incrementalMode = body.incrementalMode.or(hogQL.incrementalMode) ?? .append
    guard settings.model == .hogql else {
      try refuseForOtherModels(body, hasCustomSchema: settings.schema != .null)
      return hogQL
    }
    guard features.hogQL else { throw .denied("HogQL exports are not enabled.") }
    guard let query = hogQL.query else { throw .required("hogql_query") }
    try Self.check(query)
    for (key, columns) in [("primary_key", hogQL.primaryKey), ("version_key", hogQL.versionKey)] {
      let words = Set(query.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") })
      for column in columns ?? [] where !words.contains(column.lowercased()[...]) {
        throw .invalid(key, "The query has no column '\(column)'.")
      }
    }
    guard hogQL.incrementalMode != .merge || hogQL.primaryKey != nil else { throw .required("primary_key") }
    return hogQL
  }

  private func refuseForOtherModels(_ body: ExportBody, hasCustomSchema: Bool) throws(APIError) {
    // Old exports of events with a custom selection may go on with their query.
    let sent = [
      ("hogql_query", body.hogQLQuery.value != nil && !hasCustomSchema),
      ("hogql_modifiers", body.hogQLModifiers.value != nil),
      ("primary_key", body.primaryKey.value != nil),
      ("version_key", body.versionKey.value != nil),
      ("incremental_mode", body.incrementalMode.value == .merge),
    ]
    if let (key, _) = sent.first(where: \.1) { throw .invalid(key, "Only exports of the model 'hogql' have this.") }
  }

  /// As much of a syntax check as a fake needs: a query selects.
  static func check(_ query: String) throws(APIError) {
    let start = query.drop { $0.isWhitespace || $0 == "(" }.prefix(6).lowercased()
    guard start == "select" || start.hasPrefix("with") else {
      throw .invalid("hogql_query", "The query is not a SELECT.")
    }
  }
}
