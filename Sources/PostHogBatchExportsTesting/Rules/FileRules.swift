/// The rules shared by all destinations that write files: inputs must not be empty, and the compression must fit the
/// format.
enum FileRules {
  private static let attribute = DestinationBody.attribute
  private static let codecs = [
    "Parquet": ["zstd", "lz4", "snappy", "gzip", "brotli"], "JSONLines": ["gzip", "brotli"],
  ]
  private static let legacy = "legacy_parquet_extension"

  static func checkInputs(_ sent: JSONObject) throws(APIError) {
    let empty = ["bucket_name", "region", "prefix"].filter { sent[$0]?.string?.allSatisfy(\.isWhitespace) == true }
    guard empty.isEmpty else {
      let names = empty.map { "'\($0)'" }.joined(separator: ", ")
      throw .invalid(attribute, "The following inputs are empty: [\(names)]")
    }
  }

  static func checkFormat(_ config: JSONObject) throws(APIError) {
    let format = config["file_format"]?.string ?? "JSONLines"
    guard let codecs = codecs[format] else {
      throw .invalid(attribute, "Files of the format \(format) cannot be written.")
    }
    let codec = config["compression"] ?? .null
    guard codec == .null || codec == "" || codec.string.map(codecs.contains) == true else {
      throw .invalid(attribute, "\(format) cannot be compressed with \(codec.string ?? codec.text).")
    }
  }

  /// Checks the legacy extension, which an export can keep but not request.
  static func checkExtension(_ sent: JSONObject, before: JSONObject?) throws(APIError) {
    guard sent[legacy] == true, before.map(usesOldExtension) != true else { return }
    throw .invalid(attribute, "'\(legacy)' is only for exports that had it before.")
  }

  /// Returns the config with the extension set: new exports have the new extension, others keep that of their files.
  static func withExtension(_ config: JSONObject, before: JSONObject?) -> JSONObject {
    var config = config
    config[legacy] = config[legacy] ?? .bool(before.map(usesOldExtension) ?? false)
    return config
  }

  private static func usesOldExtension(_ config: JSONObject) -> Bool {
    config[legacy]?.lenientBool
      ?? (config["file_format"] == "Parquet" && config["compression"] ?? .null != .null)
  }
}
