import HTTPTypes

/// Testing a destination, step by step.
enum DestinationTestsController {
  /// Lists the steps for a type. The two errors here have no body at all.
  static func list(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    guard let name = call.query["destination"], !name.isEmpty else { return FakeResponse(status: .badRequest) }
    guard let steps = DestinationType(rawValue: name)?.rules.testSteps, !steps.isEmpty else {
      return FakeResponse(status: .notFound)
    }
    return FakeResponse(.ok, ["steps": .array(steps.map { json($0, result: .null) })])
  }

  static func runForNew(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let object = try call.body.object()
    let rules = ExportRules(project: try call.project(state).id, configuration: state.configuration)
    return try run(object["step"], of: rules.create(object).destination.type, &state)
  }

  /// Runs a step for an existing export: its config is merged with the one that is sent, and everything else has to be
  /// sent.
  static func runForExisting(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let export = try state.export(call.id(), call)
    let stored = export.settings.destination
    var object = try call.body.object()
    // The server fails on a body without a config.
    guard var destination = object["destination"]?.object, let config = destination["config"]?.object else {
      throw .unexpected
    }
    destination["config"] = .object(JSONObject(stored.config.properties + config.properties))
    object["destination"] = .object(destination)
    var rules = ExportRules(project: export.project, configuration: state.configuration)
    rules.storedDestination = stored
    return try run(object["step"], of: rules.create(object).destination.type, &state)
  }

  /// - Parameter step: The index of the step; a negative index counts from the end. The server fails on anything else.
  private static func run(
    _ step: JSON?, of type: DestinationType, _ state: inout FakeState
  ) throws(APIError) -> FakeResponse {
    let steps = type.rules.testSteps
    guard let index = (step ?? 0).integer.flatMap(Int.init(exactly:)),
      (-steps.count..<steps.count).contains(index)
    else { throw .unexpected }
    let name = steps[index < 0 ? index + steps.count : index]
    let (status, message): (JSON, JSON) =
      switch state.scripts.testSteps.takeFirst() ?? .passed {
      case .passed: ("Passed", nil)
      case .failed(let message): ("Failed", .string(message))
      case .skipped(let message): ("Skipped", .string(message))
      }
    return FakeResponse(.ok, json(name, result: ["status": status, "message": message]))
  }

  private static func json(_ step: String, result: JSON) -> JSON {
    ["name": .string(step), "description": .string("Step of the connection test: \(step)."), "result": result]
  }
}
