/// The body of a request that creates or changes an export, member by member. Members that are read-only or unknown are
/// passed over, as the server does.
struct ExportBody {
  let name: Member<String>
  let model: Member<ExportModel>
  let destination: DestinationBody?
  let interval: Member<ExportInterval>
  let isPaused: Member<Bool>
  let lastPausedAt: Member<Timestamp>
  let startAt: Member<Timestamp>
  let endAt: Member<Timestamp>
  let hogQLQuery: Member<String>
  let hogQLModifiers: Member<JSONObject>
  let primaryKey: Member<[String]>
  let versionKey: Member<[String]>
  let incrementalMode: Member<IncrementalMode>
  let filters: Member<[JSON]>
  let timezone: Member<TimeZoneName>
  let offsetDay: Member<Int>
  let offsetHour: Member<Int>

  /// - Parameter isPartial: Whether any member may be left out (PATCH).
  init(_ object: JSONObject, isPartial: Bool) throws(APIError) {
    // In the order of the server's own fields: only the first problem is reported.
    let fields = Fields(object: object)
    name = try fields.string("name")
    if !isPartial { _ = try name.required("name") }
    model = try fields.choice("model")
    let destination = try fields.object("destination")
    if !isPartial { _ = try destination.required("destination") }
    if let object = destination.value { self.destination = try DestinationBody(object) } else { self.destination = nil }
    interval = try fields.choice("interval")
    if !isPartial { _ = try interval.required("interval") }
    isPaused = try fields.bool("paused")
    lastPausedAt = try fields.instant("last_paused_at", nullable: true)
    startAt = try fields.instant("start_at", nullable: true)
    endAt = try fields.instant("end_at", nullable: true)
    hogQLQuery = try fields.string("hogql_query", nullable: true)
    hogQLModifiers = try fields.object("hogql_modifiers", nullable: true)
    primaryKey = try Self.columns("primary_key", of: fields)
    versionKey = try Self.columns("version_key", of: fields)
    incrementalMode = try fields.choice("incremental_mode")
    filters = try fields.array("filters", nullable: true)
    timezone = try Self.timezone(of: fields)
    offsetDay = try fields.integer("offset_day", nullable: true, in: 0...6)
    offsetHour = try fields.integer("offset_hour", nullable: true, in: 0...23)
  }

  private static func columns(_ key: String, of fields: Fields) throws(APIError) -> Member<[String]> {
    let columns = try fields.strings(key, nullable: true)
    if case .value(let names) = columns, names.isEmpty || names.contains("") {
      throw .invalid(key, "Names of columns were expected.", code: names.isEmpty ? "empty" : "blank")
    }
    return columns
  }

  private static func timezone(of fields: Fields) throws(APIError) -> Member<TimeZoneName> {
    switch try fields.string("timezone", nullable: true) {
    case .absent: return .absent
    case .null: return .value(.utc)
    case .value(let name):
      guard let zone = TimeZoneName(name) else { throw .invalidChoice("timezone", name) }
      return .value(zone)
    }
  }
}
