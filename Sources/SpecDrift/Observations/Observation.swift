import DataReading
import Diagnostics

/// Something in a response that a client didn't know, as it wrote it to a file.
struct Observation: Sendable, Hashable {
  enum Kind: String, Sendable, Hashable {
    case unknownProperty = "unknown property"
    case unknownValue = "unknown value"
    case unreadableProperty = "unreadable property"
    case loneSurrogate = "lone surrogate"
  }

  let operation: String
  let kind: Kind
  /// Where it was in the response.
  let pointer: JSONPointer
  /// The name of the property, or the value of the enum.
  let subject: String
  /// The kind of the JSON value, such as `number`.
  let valueKind: String

  /// - Parameter node: An object as `UnrecognizedContentFile` writes it.
  /// - Returns: `nil` if it isn't one.
  init?(_ node: Node) {
    guard let operation = node["operation"]?.string, let kind = node["what"]?.string.flatMap(Kind.init),
      let pointer = node["pointer"]?.string.flatMap({ JSONPointer($0) })
    else { return nil }
    let subject = node[kind == .unknownValue ? "value" : "name"]?.string
    guard let subject = kind == .loneSurrogate ? "" : subject, subject.utf8.count <= 1_000 else { return nil }
    self.operation = operation
    self.kind = kind
    self.pointer = pointer
    self.subject = subject
    valueKind = node["kind"]?.string ?? "value"
  }
}
