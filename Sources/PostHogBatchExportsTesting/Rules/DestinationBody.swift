/// The `destination` of a request, of which only the shape is checked.
struct DestinationBody {
  static let attribute = "destination"

  let type: DestinationType
  let config: JSONObject
  /// `integration_id`, or its alias `integration`.
  let integration: Field<Int>

  /// - Parameter isPartial: Whether the request is a PATCH.
  static let keys = ["type", "config", "integration_id", "integration"]

  init(_ object: JSONObject, isPartial: Bool) throws(APIError) {
    let fields = Fields(object: object, prefix: "destination__")
    let type = try fields.choice("type", of: DestinationType.self)
    if !isPartial { _ = try type.required("destination__type") }
    if type.value == .s3 { throw .invalidChoice("destination__type", DestinationType.s3.rawValue) }
    let config = try fields.json("config")
    if !isPartial { _ = try config.required("destination__config") }
    let integrationID = try fields.reference("integration_id")
    integration = integrationID.isAbsent ? try fields.reference("integration") : integrationID
    // In a change, the server doesn't refuse an incomplete destination or a config that isn't an object; it fails on
    // them.
    guard let type = type.value, let config = config.value?.object else { throw .unexpected }
    self.type = type
    self.config = config
  }
}
