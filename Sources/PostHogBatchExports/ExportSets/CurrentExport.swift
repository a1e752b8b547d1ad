import OperationCore
import PostHogAPI

/// An export as the server has it, with its properties by their path.
struct CurrentExport: Sendable {
  let export: BatchExport
  private let json: JSONValue

  init(_ export: BatchExport) {
    self.export = export
    json = JSONValue(export)
  }

  /// Returns the value of a property in its normal form; null if the server has none.
  func value(of property: ExportProperty) -> JSONValue { property.normalized(value(at: property.path)) }

  /// Returns whether the server has a secret, as far as can be seen: the object that it would be in is there, without it.
  func mayHave(_ secret: ExportProperty) -> Bool { value(at: secret.parentPath).kind == .object }

  /// Returns whether the export exports what a definition does, to the same place.
  func isAlike(_ definition: ExportDefinition) -> Bool {
    let type = export.destination.type
    guard definition.destinationType == type,
      (definition.settings["model"]?.string ?? "events") == (export.model?.rawValue ?? "events")
    else { return false }
    let places = ExportProperty.all(of: type).filter { $0.saysWhere && definition.settings[$0.path] != nil }
    return !places.isEmpty
      && places.allSatisfy { value(of: $0) == $0.normalized(definition.settings[$0.path] ?? .null) }
  }

  private func value(at path: String) -> JSONValue {
    path.split(separator: ".").reduce(json) { $0[String($1)] ?? .null }
  }
}

extension ExportProperty {
  /// The path of the object that the property is in.
  var parentPath: String { path.lastIndex(of: ".").map { String(path[..<$0]) } ?? "" }
}
