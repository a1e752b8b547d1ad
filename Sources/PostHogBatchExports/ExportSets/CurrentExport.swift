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

  private func value(at path: String) -> JSONValue {
    path.split(separator: ".").reduce(json) { $0[String($1)] ?? .null }
  }
}

extension ExportProperty {
  /// The path of the object that the property is in.
  var parentPath: String { path.lastIndex(of: ".").map { String(path[..<$0]) } ?? "" }
}
