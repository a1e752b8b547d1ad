import HTTPTypes

/// Trying a destination out, step by step.
enum DestinationTestsController {
  /// Which steps a type has. The two refusals here have no body at all.
  static func list(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    guard let name = call.query["destination"], !name.isEmpty else { return FakeResponse(status: .badRequest) }
    guard let steps = DestinationType(rawValue: name)?.rules.testSteps, !steps.isEmpty else {
      return FakeResponse(status: .notFound)
    }
    return FakeResponse(.ok, ["steps": .array(steps.map { json($0, result: .null) })])
  }

  static func runForNew(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let object = try call.body.object()
    let body = try ExportBody(object, isPartial: false)
    let rules = ExportRules(project: try call.project(state).id, configuration: state.configuration)
    return try run(object, of: try rules.create(body).destination.type, &state)
  }

  /// The same with an export that exists: its config lies under the one that is sent.
  static func runForExisting(_ call: Call, _ state: inout FakeState) throws(APIError) -> FakeResponse {
    let export = try state.export(call.id(), call)
    let stored = export.settings.destination
    var object = try call.body.object()
    let fields = Fields(object: object)
    var destination = try fields.object("destination").required("destination")
    let config = try Fields(object: destination, prefix: "destination__").object("config").required(
      "destination__config")
    destination["config"] = .object(stored.config.merging(config))
    destination["type"] = destination["type"] ?? .string(stored.type.rawValue)
    if destination["integration_id"] == nil, destination["integration"] == nil {
      destination["integration_id"] = .optional(stored.integration)
    }
    object["destination"] = .object(destination)
    object["name"] = object["name"] ?? .string(export.settings.name)
    object["interval"] = object["interval"] ?? .string(export.settings.schedule.interval.rawValue)
    let body = try ExportBody(object, isPartial: false)
    let rules = ExportRules(project: export.project, configuration: state.configuration)
    return try run(object, of: try rules.create(body).destination.type, &state)
  }

  private static func run(
    _ object: JSONObject, of type: DestinationType, _ state: inout FakeState
  ) throws(APIError) -> FakeResponse {
    let index = try Fields(object: object).integer("step").value ?? 0
    let steps = type.rules.testSteps
    guard steps.indices.contains(index) else { throw .unexpected }
    let (status, message): (JSON, JSON) =
      switch state.scripts.testSteps.takeFirst() ?? .passed {
      case .passed: ("Passed", nil)
      case .failed(let message): ("Failed", .string(message))
      case .skipped(let message): ("Skipped", .string(message))
      }
    return FakeResponse(.ok, json(steps[index], result: ["status": status, "message": message]))
  }

  private static func json(_ step: String, result: JSON) -> JSON {
    ["name": .string(step), "description": .string("Step of the connection test: \(step)."), "result": result]
  }
}
