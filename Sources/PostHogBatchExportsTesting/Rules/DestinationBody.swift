/// The `destination` of a request, as far as its shape goes.
struct DestinationBody {
  static let attribute = "destination"

  let type: DestinationType?
  let config: JSONObject?
  /// `integration_id`, or its alias `integration`.
  let integration: Member<Int>

  init(_ object: JSONObject) throws(APIError) {
    let fields = Fields(object: object, prefix: "destination__")
    type = try fields.choice("type").value
    config = try fields.object("config").value
    let integrationID = try fields.integer("integration_id", nullable: true)
    integration = integrationID.isAbsent ? try fields.integer("integration", nullable: true) : integrationID
  }
}
