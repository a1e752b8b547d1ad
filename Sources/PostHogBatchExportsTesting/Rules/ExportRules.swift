/// Makes the settings of an export from a body, or says what is wrong with it.
struct ExportRules {
  let features: FakeConfiguration.Features
  let destinations: DestinationCheck
  /// The export that is changed, if one is.
  var stored: ExportSettings?
  /// The destination that the body's lies over: that of the export that is changed, or whose destination is tested.
  var storedDestination: DestinationRecord?

  init(project: Int, configuration: FakeConfiguration, changing stored: ExportSettings? = nil) {
    features = configuration.features
    destinations = DestinationCheck(project: project, configuration: configuration)
    self.stored = stored
    storedDestination = stored?.destination
  }

  func create(_ object: JSONObject) throws(APIError) -> ExportSettings {
    let body = try ExportBody(object, isPartial: false, rules: self)
    guard let destination = body.destination else { throw .required("destination") }
    var settings = ExportSettings(destination: destination)
    settings.model = body.model.value ?? .events
    settings.schedule = try ScheduleRules.change(ExportSchedule(), with: body, isWhole: true)
    try apply(body, to: &settings)
    return settings
  }

  /// - Parameter isWhole: PUT rather than PATCH.
  func change(_ stored: ExportSettings, with object: JSONObject, isWhole: Bool) throws(APIError) -> ExportSettings {
    let body = try ExportBody(object, isPartial: !isWhole, rules: self)
    var settings = stored
    settings.destination = body.destination ?? stored.destination
    settings.schedule = try ScheduleRules.change(stored.schedule, with: body, isWhole: isWhole)
    try apply(body, to: &settings)
    return settings
  }

  private func apply(_ body: ExportBody, to settings: inout ExportSettings) throws(APIError) {
    guard body.destination?.type != .http || settings.model == .events else {
      throw .invalid(nil, "HTTP batch exports only support the events model")
    }
    try checkModel(of: body, settings)
    settings.hogQL = try HogQLRules.apply(body, to: settings)
    settings.filters = body.filters.or(settings.filters) ?? .null
    settings.name = body.name.or(settings.name) ?? ""
    settings.isPaused = body.isPaused.or(settings.isPaused) ?? false
    settings.lastPausedAt = body.lastPausedAt.or(settings.lastPausedAt)
    settings.startAt = body.startAt.or(settings.startAt)
    settings.endAt = body.endAt.or(settings.endAt)
  }

  /// What only one model takes. Old exports of events with a custom selection may go on with their query.
  private func checkModel(of body: ExportBody, _ settings: ExportSettings) throws(APIError) {
    let isOld = settings.model == .events && settings.schema != .null
    let sent: [(String, ExportModel, isSent: Bool)] = [
      ("filters", .events, body.filters.value != nil),
      ("hogql_modifiers", .hogql, body.hogQLModifiers.value != nil),
      ("primary_key", .hogql, body.primaryKey.value != nil),
      ("version_key", .hogql, body.versionKey.value != nil),
      ("hogql_query", .hogql, body.hogQLQuery.value != nil && !isOld),
    ]
    guard let (name, model, _) = sent.first(where: { $0.isSent && $0.1 != settings.model }) else { return }
    throw .invalid(name, "'\(name)' is only supported for '\(model)' not '\(settings.model)' model")
  }
}

// What single members of a body have to be besides their form.

extension ExportRules {
  /// A feature that is missing comes before every fault of the body.
  func checkFeatures(_ fields: Fields) throws(APIError) {
    let (model, interval) = (fields.object["model"], fields.object["interval"])
    guard model != "hogql" || features.hogQL else { throw .denied("HogQL exports are not enabled.") }
    guard interval?.string.flatMap(ExportInterval.init)?.isShort != true || features.shortIntervals else {
      throw .denied("This interval is not enabled.")
    }
  }

  func check(model: Member<ExportModel>) throws(APIError) {
    guard let model = model.value, let stored, model != stored.model else { return }
    throw .invalid("model", "The model of an export cannot change.")
  }

  func check(destination: DestinationBody, isPartial: Bool) throws(APIError) -> DestinationRecord {
    try destinations.check(destination, stored: storedDestination, isPartial: isPartial)
  }

  /// Offsets have to fit the interval that is sent, or else the one that the export has.
  func checkOffsets(day: Member<Int>, hour: Member<Int>, interval: Member<ExportInterval>) throws(APIError) {
    let interval = interval.value ?? stored?.schedule.interval
    if day.value != nil, interval?.hasOffsetDay != true {
      throw .invalid("offset_day", "Only weekly exports have a day.")
    }
    if hour.value != nil, interval?.hasOffsetHour != true {
      throw .invalid("offset_hour", "Only daily and weekly exports have an hour.")
    }
  }
}
