/// Settings of the query engine. The server knows their names and takes no others.
enum HogQLModifiers {
  /// Those that are null are not stored.
  static func check(_ fields: Fields, nullable: Bool) throws(APIError) -> Member<JSONObject> {
    let key = "hogql_modifiers"
    let member = try fields.json(key, nullable: nullable)
    guard let json = member.value else { return member.map { _ in JSONObject() } }
    guard let object = json.object else { throw .invalid(key, "An object of modifiers was expected.") }
    if let unknown = object.keys.first(where: { !names.contains($0) }) {
      throw .invalid(key, "\(unknown): Extra inputs are not permitted")
    }
    return .value(JSONObject(object.members.filter { $0.value != .null }))
  }

  private static let names: Set = [
    "bounceRateDurationSeconds", "bounceRatePageViewMode", "convertToProjectTimezone", "customChannelTypeRules",
    "dataWarehouseEventsModifiers", "debug", "forceClickhouseDataSkippingIndexes", "formatCsvAllowDoubleQuotes",
    "inCohortVia", "inlineCohortCalculation", "materializationMode", "materializedColumnsOptimizationMode",
    "optimizeJoinedFilters", "optimizeProjections", "parserMode", "personsArgMaxVersion", "personsJoinMode",
    "personsOnEventsMode", "propertyGroupsMode", "pushDownPredicates", "s3TableUseInvalidColumns",
    "sessionIdPushdown", "sessionPropertyPreAggregation", "sessionTableVersion", "sessionsV2JoinMode", "timings",
    "useMaterializedViews", "usePreaggregatedIntermediateResults", "usePreaggregatedTableTransforms",
    "useWebAnalyticsPreAggregatedTables",
  ]
}
