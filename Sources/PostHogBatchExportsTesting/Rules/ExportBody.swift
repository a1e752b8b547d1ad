/// The body of a request that creates or changes an export, property by property. Like the server, it ignores
/// properties that are read-only or unknown.
struct ExportBody {
  let name: Field<String>
  let model: Field<ExportModel>
  let destination: DestinationRecord?
  let interval: Field<ExportInterval>
  let isPaused: Field<Bool>
  let lastPausedAt: Field<Timestamp>
  let startAt: Field<Timestamp>
  let endAt: Field<Timestamp>
  let hogQLQuery: Field<String>
  let hogQLModifiers: Field<JSONObject>
  let primaryKey: Field<[String]>
  let versionKey: Field<[String]>
  let incrementalMode: Field<IncrementalMode>
  let filters: Field<JSON>
  let timezone: Field<TimeZoneName>
  let offsetDay: Field<Int>
  let offsetHour: Field<Int>

  /// - Parameters:
  ///   - isPartial: Whether all properties are optional (PATCH).
  ///   - rules: What a property has to be in addition to its type.
  static let keys = [
    "name", "model", "destination", "interval", "paused", "last_paused_at", "start_at", "end_at", "hogql_query",
    "hogql_modifiers", "primary_key", "version_key", "incremental_mode", "filters", "timezone", "offset_day",
    "offset_hour",
  ]

  init(_ object: JSONObject, isPartial: Bool, rules: ExportRules) throws(APIError) {
    // In the order of the server's own fields, because only the first problem is reported.
    let fields = Fields(object: object)
    try rules.checkFeatures(fields)
    name = try fields.string("name")
    if !isPartial { _ = try name.required("name") }
    model = try fields.choice("model")
    try rules.check(model: model)
    let destination = try fields.object("destination")
    if !isPartial { _ = try destination.required("destination") }
    self.destination =
      if let object = destination.value {
        try rules.check(destination: DestinationBody(object, isPartial: isPartial), isPartial: isPartial)
      } else {
        nil
      }
    interval = try fields.choice("interval")
    if !isPartial { _ = try interval.required("interval") }
    isPaused = try fields.bool("paused")
    lastPausedAt = try fields.instant("last_paused_at", nullable: true)
    startAt = try fields.instant("start_at", nullable: true)
    endAt = try fields.instant("end_at", nullable: true)
    hogQLQuery = try fields.string("hogql_query", nullable: true)
    hogQLModifiers = try HogQLModifiers.check(fields, nullable: true)
    primaryKey = try fields.strings("primary_key", nullable: true, empty: false)
    versionKey = try fields.strings("version_key", nullable: true, empty: false)
    incrementalMode = try fields.choice("incremental_mode")
    filters = try fields.json("filters", nullable: true)
    if let filters = filters.value { try FilterRules.check(filters) }
    timezone = try Self.timezone(of: fields)
    offsetDay = try fields.integer("offset_day", nullable: true, in: 0...6)
    offsetHour = try fields.integer("offset_hour", nullable: true, in: 0...23)
    try rules.checkOffsets(day: offsetDay, hour: offsetHour, interval: interval)
  }

  private static func timezone(of fields: Fields) throws(APIError) -> Field<TimeZoneName> {
    let key = "timezone"
    switch try fields.json(key, nullable: true) {
    case .absent: return .absent
    case .null: return .value(.utc)
    case .value(let json):
      guard let zone = json.string.flatMap({ TimeZoneName($0) }) else {
        throw .invalidChoice(key, json.string ?? json.text)
      }
      return .value(zone)
    }
  }
}
