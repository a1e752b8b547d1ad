import Foundation
import OperationCore
import PostHogBatchExports
import Testing

/// Holds the table of properties to the list of what is generated from the OpenAPI document.
@Suite("The table of properties")
struct ExportPropertyTests {
  /// The lines of `api.txt`: the properties of each type, with theirs.
  private let models: [Substring: [String: Substring]]
  private let schema: JSONValue

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    schema = try JSONValue(json: Array(Data(contentsOf: root.appending(path: "Schemas/exports-1.json"))))
    let list = try String(contentsOf: root.appending(path: "Generated/api.txt"), encoding: .utf8)
    models = list.matches(of: /(?m)^var (\w+)\.(\w+): (.+)$/).reduce(into: [:]) { models, found in
      models[found.1, default: [:]][Self.snake(found.2)] = found.3
    }
  }

  /// `kmsKeyID` is `kms_key_id`.
  private static func snake(_ name: Substring) -> String {
    String(name).replacing(/[A-Z]+(?![a-z])|[A-Z]/) { "_" + $0.output.lowercased() }
  }

  private func properties(_ model: Substring) throws -> [String: Substring] {
    let properties = try #require(models[model])
    return properties
  }

  private func own(_ type: DestinationType, below prefix: String) -> [ExportProperty] {
    ExportProperty.all(of: type).filter { $0.path.hasPrefix(prefix) && !$0.path.dropFirst(prefix.count).contains(".") }
  }

  @Test("has each setting of each destination", arguments: ExportProperty.managedTypes)
  func settings(_ type: DestinationType) throws {
    let prefix = "destination.config."
    let (whole, patch) = (try properties("\(type)Config"), try properties("\(type)ConfigPatch"))
    let table = own(type, below: prefix)
    let names = table.map { String($0.path.dropFirst(prefix.count)) }
    #expect(Set(names + (type == .redshift ? ["copy_inputs"] : [])) == Set(patch.keys))
    for (name, property) in zip(names, table) {
      #expect(property.isNullable == patch[name]?.hasPrefix("Patch<"), "\(property.path)")
      #expect(property.isRequired == (whole[name]?.hasSuffix("?") == false), "\(property.path)")
      #expect(property.isSecret == patch[name]?.contains("Secret"), "\(property.path)")
    }
  }

  @Test("has each input of COPY")
  func copyInputs() throws {
    let names = own(.redshift, below: "destination.config.copy_inputs.").map {
      String($0.path.split(separator: ".")[3])
    }
    #expect(try Set(names) == Set(properties("RedshiftCopyInputsPatch").keys))
  }

  @Test("has each property of an export")
  func exports() throws {
    var patch = try properties("BatchExportPatch")
    for name in ["name", "destination", "last_paused_at"] { patch[name] = nil }
    let table = ExportProperty.all(of: nil).filter { !$0.path.contains(".") }
    #expect(Set(table.map(\.path)) == Set(patch.keys))
    for property in table where !property.path.hasPrefix("offset_") {
      #expect(property.isNullable == patch[property.path]?.hasPrefix("Patch<"), "\(property.path)")
    }
  }

  @Test("is what the JSON Schema of files says", arguments: ExportProperty.managedTypes)
  func schemaOfFiles(_ type: DestinationType) throws {
    let export = try #require(schema["$defs"]?["export"])
    let destination = try #require(schema["$defs"]?[type.rawValue])
    let paths = paths(of: export, below: "") + paths(of: destination, below: "destination.")
    #expect(Set(paths).subtracting(["name"]) == Set(ExportProperty.all(of: type).map(\.path)))
  }

  /// The paths of the properties that a schema of an object has.
  private func paths(of schema: JSONValue, below prefix: String) -> [String] {
    (schema["properties"]?.object ?? []).filter { $0.name != "destination" }.flatMap { name, value in
      let path = "\(prefix)\(name)"
      let alternatives = (value["anyOf"]?.array ?? [value]).map { resolved($0) }
      let isValue = alternatives.contains { $0["properties"] == nil || $0["properties"]?["env"] != nil }
      let inner = alternatives.filter { $0["properties"]?["env"] == nil }.flatMap { paths(of: $0, below: "\(path).") }
      return (isValue ? [path] : []) + inner
    }
  }

  private func resolved(_ schema: JSONValue) -> JSONValue {
    let name = schema["$ref"]?.string?.split(separator: "/").last.map(String.init)
    return name.flatMap { self.schema["$defs"]?[$0] } ?? schema
  }
}
