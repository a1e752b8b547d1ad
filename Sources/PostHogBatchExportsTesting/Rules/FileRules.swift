/// What the destinations that write files have in common: names that are not blank, and codecs that fit the format.
enum FileRules {
  static func check(_ record: DestinationRecord, before: DestinationRecord?) throws(APIError) {
    let attribute = DestinationBody.attribute
    let config = record.config
    if record.type != .azureBlob {
      for name in ["bucket_name", "region", "prefix"] where config[name]?.string?.allSatisfy(\.isWhitespace) == true {
        throw .invalid(attribute, "'\(name)' may not be blank.", code: "blank")
      }
    }
    if let codec = config["compression"]?.string, config["file_format"]?.string ?? "JSONLines" == "JSONLines",
      !["gzip", "brotli"].contains(codec)
    {
      throw .invalid(attribute, "JSONLines cannot be compressed with \(codec).")
    }
    let legacy = "legacy_parquet_extension"
    if config[legacy] == true, before?.config[legacy] != true {
      throw .invalid(attribute, "'\(legacy)' is only for exports that had it before.")
    }
  }
}
