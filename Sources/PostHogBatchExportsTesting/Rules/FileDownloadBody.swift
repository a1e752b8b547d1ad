/// The body of a request for a file download, and of one that counts the rows of a query.
struct FileDownloadBody {
  enum Format: String, Sendable { case parquet = "Parquet", jsonLines = "JSONLines" }
  enum Compression: String, Sendable { case zstd, lz4, snappy, gzip, brotli }

  let model: ExportModel
  let format: Format
  let compression: Compression?

  static let longestInterval = Duration.seconds(7 * 86_400)

  init(_ object: JSONObject, features: FakeConfiguration.Features, now: Timestamp) throws(APIError) {
    let fields = Fields(object: object)
    model = try fields.choice("model", of: ExportModel.self).required("model")
    let file = Fields(object: try fields.object("file").required("file"), prefix: "file__")
    format = try file.choice("format").value ?? .parquet
    compression = try file.choice("compression", nullable: true).value
    _ = try file.integer("max_size_mb", nullable: true, in: 0...Int.max)
    guard model != .hogql || features.hogQL else { throw .denied("HogQL exports are not enabled.") }
    if model == .hogql {
      try Self.checkQuery(fields, refusing: ["include", "exclude"])
    } else {
      for key in ["hogql_query", "hogql_modifiers"] where object[key] != nil {
        throw .invalid(key, "Only the model 'hogql' has this.")
      }
      _ = try fields.strings("include")
      _ = try fields.strings("exclude")
    }
    try Self.checkInterval(fields, isRequired: model != .hogql, now: now)
  }

  /// Query, modifiers and placeholders, which counting rows shares.
  static func checkQuery(_ fields: Fields, refusing refused: [String] = []) throws(APIError) {
    for key in refused where fields.object[key] != nil {
      throw .invalid(key, "The model 'hogql' does not have this.")
    }
    let query = try fields.string("hogql_query").required("hogql_query")
    try HogQLRules.check(query)
    _ = try fields.object("hogql_modifiers")
    for key in ["data_interval_start", "data_interval_end"] where query.contains("{\(key)}") {
      _ = try fields.instant(key).required(key)
    }
  }

  static func checkInterval(_ fields: Fields, isRequired: Bool, now: Timestamp) throws(APIError) {
    let start = try fields.instant("data_interval_start", nullable: !isRequired)
    let end = try fields.instant("data_interval_end", nullable: !isRequired)
    if isRequired {
      _ = try start.required("data_interval_start")
      _ = try end.required("data_interval_end")
    }
    for (key, bound) in [("data_interval_start", start), ("data_interval_end", end)] {
      if let time = bound.value, time > now { throw .invalid(key, "The bound is in the future.") }
    }
    guard let start = start.value, let end = end.value else { return }
    guard start <= end else { throw .invalid("data_interval_start", "The start is after the end.") }
    guard end - start <= longestInterval else {
      throw .invalid("data_interval_end", "The interval is longer than 7 days.")
    }
  }
}
