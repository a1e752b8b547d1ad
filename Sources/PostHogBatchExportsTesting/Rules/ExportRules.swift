/// Makes the settings of an export from a body, or says what is wrong with it.
struct ExportRules {
  let features: FakeConfiguration.Features
  let destinations: DestinationCheck

  init(project: Int, configuration: FakeConfiguration) {
    features = configuration.features
    destinations = DestinationCheck(project: project, configuration: configuration)
  }

  func create(_ body: ExportBody) throws(APIError) -> ExportSettings {
    guard let destination = body.destination else { throw .required("destination") }
    var settings = ExportSettings(destination: try destinations.new(destination))
    settings.model = body.model.value ?? .events
    settings.schedule = try ScheduleRules(features: features).new(body)
    try apply(body, to: &settings)
    return settings
  }

  /// - Parameter isWhole: PUT rather than PATCH.
  func change(_ stored: ExportSettings, with body: ExportBody, isWhole: Bool) throws(APIError) -> ExportSettings {
    var settings = stored
    if let model = body.model.value, model != stored.model {
      throw .invalid("model", "The model of an export cannot change.")
    }
    if let destination = body.destination {
      settings.destination = try destinations.change(stored.destination, with: destination, isWhole: isWhole)
    }
    let schedules = ScheduleRules(features: features)
    settings.schedule = try schedules.change(stored.schedule, with: body, isWhole: isWhole)
    try apply(body, to: &settings)
    return settings
  }

  private func apply(_ body: ExportBody, to settings: inout ExportSettings) throws(APIError) {
    guard settings.destination.type != .http || settings.model == .events else {
      throw .invalid("model", "Only events can be sent to an HTTP destination.")
    }
    settings.hogQL = try HogQLRules(features: features).apply(body, to: settings)
    try FilterRules.check(body.filters.value ?? [], model: settings.model)
    settings.filters = body.filters.map(JSON.array).or(settings.filters) ?? .null
    settings.name = body.name.or(settings.name) ?? ""
    settings.isPaused = body.isPaused.or(settings.isPaused) ?? false
    settings.lastPausedAt = body.lastPausedAt.or(settings.lastPausedAt)
    settings.startAt = body.startAt.or(settings.startAt)
    settings.endAt = body.endAt.or(settings.endAt)
  }
}
