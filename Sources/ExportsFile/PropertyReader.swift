import DataReading
import Diagnostics
import OperationCore
import PostHogBatchExports

/// Reads the properties of one export.
struct PropertyReader {
  let fields: FieldReader
  /// The properties that exports to its type of destination have.
  let properties: [ExportProperty]
  /// Whether the type is one that can be managed. What its config has can't be said otherwise.
  let isTypeKnown: Bool
  private let hasType: Bool

  private static let config = "destination.config"

  init(_ fields: FieldReader, type: DestinationType?) {
    self.fields = fields
    properties = ExportProperty.all(of: type)
    hasType = type != nil
    isTypeKnown = type.map(ExportProperty.managedTypes.contains) ?? false
  }

  func definition(_ name: String, _ mapping: Mapping, places: inout ExportPlaces) -> ExportDefinition {
    var definition = ExportDefinition(name: name, settings: [:])
    var found: [String: SourceLocation] = [:]
    read(mapping, below: "", into: &definition, &found)
    places.properties[name] = found
    return definition
  }

  private func read(
    _ mapping: Mapping, below prefix: String, into definition: inout ExportDefinition,
    _ found: inout [String: SourceLocation]
  ) {
    for entry in mapping.entries where prefix + entry.key != "name" {
      let path = prefix + entry.key
      let property = properties.first { $0.path == path }
      let isParent = properties.contains { $0.path.hasPrefix("\(path).") }
      found[path] = entry.value.location
      if path == Self.config, !isTypeKnown {
        if !hasType {
          fields.diagnostics.error("`config` needs the `type` of the destination beside it", at: entry.keyLocation)
        }
      } else if property?.isSecret ?? false {
        definition.secrets[path] = variable(entry.value)
      } else if isParent, property == nil || entry.value.mapping != nil {
        guard let inner = inner(entry.value) else { continue }
        read(inner, below: "\(path).", into: &definition, &found)
      } else if property != nil {
        definition.settings[path] = value(entry.value)
      } else {
        found[path] = entry.keyLocation
        report(entry, below: prefix, definition)
      }
    }
  }

  private func inner(_ node: Node) -> Mapping? {
    if let mapping = node.mapping { return mapping }
    fields.diagnostics.error("expected a mapping, found \(node.kindName)", at: node.location)
    return nil
  }

  private func value(_ node: Node) -> JSONValue? {
    do throws(JSONError) {
      return try JSONValue(json: node.jsonText)
    } catch {
      fields.diagnostics.error("JSON can't hold this value", at: node.location)
      return nil
    }
  }

  /// Reads a reference to a secret. Anything else may be the secret itself, so no message shows it.
  private func variable(_ node: Node) -> String? {
    if let mapping = node.mapping, mapping.keys == ["env"], let name = node["env"]?.string { return name }
    fields.diagnostics.error(
      "a secret can't be written into the file", at: node.location,
      hint: "put it into an environment variable and write {env: NAME}")
    return nil
  }

  private func report(_ entry: Mapping.Entry, below prefix: String, _ definition: ExportDefinition) {
    let siblings = properties.map(\.path).filter { $0.hasPrefix(prefix) }
      .compactMap { $0.dropFirst(prefix.count).split(separator: ".").first.map(String.init) }
    let names = Set(siblings + (prefix.isEmpty ? ["name"] : [])).sorted()
    guard !names.isEmpty else { return }
    fields.diagnostics.error(
      "unknown key \(Diagnostic.quoted(entry.key))", at: entry.keyLocation,
      hint: NearestName.hint(for: entry.key, among: names) ?? "known keys: \(names.joined(separator: ", "))")
  }
}
