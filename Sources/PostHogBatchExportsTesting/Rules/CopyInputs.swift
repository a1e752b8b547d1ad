/// The staging bucket of a Redshift destination in `COPY` mode.
struct CopyInputs {
  /// The IDs of the integrations of the kind `aws-s3` in the project.
  let integrations: Set<Int>

  private static let attribute = DestinationBody.attribute
  private static let credentialKeys = ["aws_access_key_id", "aws_secret_access_key"]

  func check(_ config: JSONObject, before: JSONObject?) throws(APIError) {
    guard config["mode"] == "COPY" else { return }
    guard let inputs = config["copy_inputs"]?.object, !inputs.isEmpty else {
      throw .invalid(Self.attribute, "'COPY' needs copy_inputs.")
    }
    let required = ["s3_bucket", "region_name", "authorization", "bucket_credentials"]
    if let missing = required.first(where: { inputs[$0] == nil }) {
      throw .invalid(Self.attribute, "'COPY' needs '\(missing)'.")
    }
    for name in ["bucket_credentials", "authorization"] {
      try checkCredentials(name, inputs[name] ?? .null, before: before?["copy_inputs"]?.object?[name])
    }
  }

  private func checkCredentials(_ name: String, _ value: JSON, before: JSON?) throws(APIError) {
    if let id = Self.integration(value) {
      guard integrations.contains(id) else {
        throw .invalid(Self.attribute, "'\(name)' is no integration of the kind aws-s3 in this project.")
      }
      return
    }
    guard before.flatMap(Self.integration) == nil else {
      throw .invalid(Self.attribute, "'\(name)' comes from an integration and cannot change to credentials.")
    }
    let isComplete =
      switch value {
      case .object(let credentials): Self.credentialKeys.allSatisfy { credentials[$0] != nil }
      case .string(let role): name == "authorization" && !role.allSatisfy(\.isWhitespace)
      case .null, .bool, .integer, .number, .array: false
      }
    guard isComplete else { throw .invalid(Self.attribute, "'\(name)' lacks what 'COPY' needs.") }
  }

  /// Returns the ID of an integration, which can also be a string of digits.
  private static func integration(_ value: JSON) -> Int? {
    switch value {
    case .integer(let id): Int(exactly: id)
    case .string(let text) where text.allSatisfy(\.isNumber): Int(text)
    default: nil
    }
  }
}
