import Foundation
import OperationCore
import PostHogBatchExports
import TestSupport

/// Makes definitions that a server takes, of random types with random values for some of their properties.
struct RandomSet {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Texts that are hard to write down.
  static let texts = [
    "no", "0x1", "1_000", "null", "~", "true", "2026-01-31", "12:30", "a: b", "a #b", "- a", "'", "\"", "\\", "a\nb",
    "a\n", "a\n\nb\n",
    " a", "a ", "\ta", "a\n b\n", "\n", "a \nb", "\u{1}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}", "Caf\u{E9}",
    "Cafe\u{301}",
    "\u{202E}", "\u{FFFE}", "\u{10FFFF}", "👩‍👩‍👧", "---", "...", "...\n---\nx", "%YAML", "&a", "*a", "!!int 1", "{a}",
    "[a]", "? a", "<<", "=",
    "| a", "> a", "@a", "`a", "a\r\nb", "a,b", "$pageview", "1e5", ".inf", "+1", "0o7", "a\tb", "# a\n# b",
    "select\n  event\nfrom events\n", "\u{E000}", "\r",
  ]

  mutating func happens(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < share }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &generator)]
  }

  /// Exports, each under a name of its own.
  mutating func definitions(_ count: Int) -> [ExportDefinition] {
    (0..<count).map { number in
      let name = "\(pick(["", "É", "a: ", "# "]))\(number) \(pick(Self.texts).trimmedAsByServer)\(pick(["", "x", "'"]))"
      return definition(name.trimmedAsByServer, pick(ExportProperty.managedTypes), pick(models))
    }
  }

  private let models = ["events", "events", "persons", "hogql"]

  /// Another definition of an export, which says nothing that can't change.
  mutating func changed(_ definition: ExportDefinition) -> ExportDefinition {
    let type = definition.destinationType ?? .noOp
    return self.definition(definition.name, type, definition.settings["model"]?.string ?? "events")
  }

  private mutating func definition(_ name: String, _ type: DestinationType, _ model: String) -> ExportDefinition {
    let model = type == .http ? "events" : model
    var definition = ExportDefinition(name: name, settings: [:])
    for property in ExportProperty.all(of: type) where property.isRequired || happens(0.4) {
      if property.isSecret {
        if property.path.hasSuffix("token") { definition.secrets[property.path] = "TOKEN" }
      } else {
        definition.settings[property.path] = value(of: property)
      }
    }
    definition.settings["model"] = JSONValue(model)
    definition.settings["destination.type"] = JSONValue(type)
    fit(&definition, type, model)
    return definition
  }

  private mutating func value(of property: ExportProperty) -> JSONValue {
    switch property.kind {
    case .text where property.path == "timezone":
      JSONValue(pick(["UTC", "Europe/Berlin", "US/Pacific", "Asia/Kathmandu"]))
    case .text where property.path.hasSuffix("host"): "h.example"
    case .text where property.isRequired: JSONValue("x" + pick(Self.texts))
    case .text, .trimmedText: JSONValue(pick(Self.texts))
    case .boolean: JSONValue(property.path.hasSuffix("legacy_parquet_extension") ? false : happens(0.5))
    case .integer(let range): JSONValue(Int.random(in: range, using: &generator))
    case .date: JSONValue(pick(["2026-01-01T00:00:00Z", "2027-06-01T12:34:56.789012+02:00"]))
    case .choice(let choices): JSONValue(pick(choices))
    case .texts: JSONValue((0..<Int.random(in: 0...3, using: &generator)).map { _ in pick(Self.texts) })
    case .filters: JSONValue((0..<Int.random(in: 0...2, using: &generator)).map { _ in filter() })
    case .modifiers: ["debug": JSONValue(happens(0.5)), "customChannelTypeRules": JSONValue([filter()])]
    case .integration: 1
    case .secret: .null
    }
  }

  private mutating func filter() -> JSONValue {
    let value: JSONValue = pick([1, -2.5, 1e30, true, [], ["a", ["b": nil]], [:], JSONValue(pick(Self.texts))])
    return JSONValue([
      "type": "event", "key": JSONValue(pick(Self.texts)), "value": value,
      "k\(pick(Self.texts))": JSONValue(pick(Self.texts)),
    ])
  }

  /// Makes a definition one that the server takes.
  private mutating func fit(_ definition: inout ExportDefinition, _ type: DestinationType, _ model: String) {
    func set(_ path: String, _ value: JSONValue?) { definition.settings[path] = value }
    let integrations = [
      "AwsS3", "S3Compatible", "AzureBlob", "BigQuery", "Databricks", "Postgres", "Redshift", "Snowflake",
    ]
    set("destination.integration", integrations.firstIndex(of: type.rawValue).map { JSONValue($0 + 1) })
    let interval = definition.settings["interval"]?.string ?? "hour"
    if interval != "week" { set("offset_day", nil) }
    if interval != "week", interval != "day" { set("offset_hour", nil) }
    if definition.settings["destination.config.file_format"] != nil { set("destination.config.file_format", "Parquet") }
    if definition.settings["destination.config.compression"] != nil {
      set("destination.config.compression", JSONValue(pick(["gzip", "brotli"])))
    }
    if definition.settings["destination.config.encryption"]?.string == "" {
      set("destination.config.encryption", "AES256")
    }
    if model != "events" { set("filters", nil) }
    for path in ["hogql_modifiers", "primary_key", "version_key", "incremental_mode"] where model != "hogql" {
      set(path, nil)
    }
    set("hogql_query", model == "hogql" ? "select event as event,\n  'a: #' as other\nfrom events" : nil)
    for path in ["primary_key", "version_key"] where model == "hogql" { set(path, ["event"]) }
    if type == .redshift { set("destination.config.host", "h.example") }
    if definition.settings["destination.config.mode"]?.string == "COPY" {
      set("destination.config.copy_inputs.s3_bucket", "b")
      set("destination.config.copy_inputs.region_name", "r")
      set("destination.config.copy_inputs.bucket_credentials", 1)
      set("destination.config.copy_inputs.authorization", 1)
    }
  }
}
