/// Creates the settings of an export from a body, or throws what is wrong with it.
struct ExportRules {
  let features: FakeConfiguration.Features
  let destinations: DestinationCheck
  /// The settings of the export that is changed, if there is one.
  var stored: ExportSettings?
  /// The destination into which the body's is merged: that of the export that is changed, or whose destination is
  /// tested.
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

  /// - Parameter isWhole: Whether the request is a PUT instead of a PATCH.
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

  /// Checks the properties that only one model accepts. Old exports of events with a custom selection may keep their
  /// query.
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

// The rules for single properties of a body, in addition to their type.

extension ExportRules {
  /// Checks the features that the body needs. A missing feature comes before all other errors.
  func checkFeatures(_ fields: Fields) throws(APIError) {
    let (model, interval) = (fields.object["model"], fields.object["interval"])
    guard model != "hogql" || features.hogQL else { throw .denied("HogQL exports are not enabled.") }
    guard interval?.string.flatMap(ExportInterval.init)?.isShort != true || features.shortIntervals else {
      throw .denied("This interval is not enabled.")
    }
  }

  func check(model: Field<ExportModel>) throws(APIError) {
    guard let model = model.value, let stored, model != stored.model else { return }
    throw .invalid("model", "The model of an export cannot change.")
  }

  func check(destination: DestinationBody, isPartial: Bool) throws(APIError) -> DestinationRecord {
    try destinations.check(destination, stored: storedDestination, isPartial: isPartial)
  }

  /// Checks that the offsets fit the interval that is sent, or else the stored one.
  func checkOffsets(day: Field<Int>, hour: Field<Int>, interval: Field<ExportInterval>) throws(APIError) {
    let interval = interval.value ?? stored?.schedule.interval
    if day.value != nil, interval?.hasOffsetDay != true {
      throw .invalid("offset_day", "Only weekly exports have a day.")
    }
    if hour.value != nil, interval?.hasOffsetHour != true {
      throw .invalid("offset_hour", "Only daily and weekly exports have an hour.")
    }
  }
}
