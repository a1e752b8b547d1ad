/// Query engine settings. The server accepts only the names that it knows.
enum HogQLModifiers {
  /// Checks the settings. Settings that are null aren't stored.
  static func check(_ fields: Fields, nullable: Bool) throws(APIError) -> Field<JSONObject> {
    let key = "hogql_modifiers"
    let field = try fields.json(key, nullable: nullable)
    guard let json = field.value else { return field.map { _ in JSONObject() } }
    guard let object = json.object else { throw .invalid(key, "An object of modifiers was expected.") }
    if let unknown = object.keys.first(where: { !names.contains($0) }) {
      throw .invalid(key, "\(unknown): Extra inputs are not permitted")
    }
    return .value(JSONObject(object.properties.filter { $0.value != .null }))
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
