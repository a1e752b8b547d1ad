/// The staging bucket of a Redshift destination in `COPY` mode.
enum CopyInputs {
  static func check(_ config: JSONObject, integrations: Set<Int>) throws(APIError) {
    guard config["mode"] == "COPY" else { return }
    guard let inputs = config["copy_inputs"]?.object else { throw .required("copy_inputs") }
    let fields = Fields(object: inputs, prefix: "copy_inputs__")
    for name in ["s3_bucket", "region_name"] { _ = try fields.string(name).required(fields.name(name)) }
    _ = try fields.string("s3_key_prefix", nullable: true, blank: true)
    for name in ["authorization", "bucket_credentials"] {
      let isRoleAllowed = name == "authorization"
      switch inputs[name] {
      case nil: throw .required(fields.name(name))
      case .integer(let id)?:
        guard integrations.contains(Int(clamping: id)) else {
          throw .invalid(fields.name(name), "There is no integration \(id).", code: "does_not_exist")
        }
      case .string?:
        guard isRoleAllowed else { throw .invalid(fields.name(name), "Credentials were expected.") }
      case .object(let credentials)?:
        for key in ["aws_access_key_id", "aws_secret_access_key"] where credentials[key]?.string == nil {
          throw .required(fields.name(name) + "__" + key)
        }
      case .null?, .bool?, .number?, .array?:
        throw .invalid(fields.name(name), "Credentials were expected.")
      }
    }
  }
}
