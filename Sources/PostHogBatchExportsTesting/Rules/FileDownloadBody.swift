/// The body of a request for a file download.
struct FileDownloadBody {
  enum Format: String, Sendable { case parquet = "Parquet", jsonLines = "JSONLines" }
  enum Compression: String, Sendable { case zstd, lz4, snappy, gzip, brotli }

  let format: Format
  let compression: Compression?

  init(_ object: JSONObject, features: FakeConfiguration.Features, now: Timestamp) throws(APIError) {
    let fields = Fields(object: object)
    let file = Fields(object: try fields.object("file").required("file"), prefix: "file__")
    format = try file.choice("format").value ?? .parquet
    compression = try file.choice("compression", nullable: true).value
    _ = try file.integer("max_size_mb", nullable: true, in: 0...Int.max)
    let model = try fields.choice("model", of: ExportModel.self).required("model")
    let isNarrowed = try [fields.strings("include"), fields.strings("exclude")].contains { !$0.isAbsent }
    let source = try FileDownloadSource(fields)
    if model == .hogql {
      guard features.hogQL else { throw .denied("HogQL exports are not enabled.") }
      guard !isNarrowed else {
        throw .invalid(nil, "'include' and 'exclude' are not supported when 'model' is 'hogql'")
      }
      guard let query = source.query else { throw .invalid(nil, "'hogql_query' is required when 'model' is 'hogql'") }
      try source.checkInterval(of: query, now: now)
    } else {
      if let key = source.keys.first { throw .invalid(nil, "'\(key)' is only supported when 'model' is 'hogql'") }
      try source.checkInterval(now: now)
    }
  }
}
