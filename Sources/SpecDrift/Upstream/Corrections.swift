public import DataReading
public import Diagnostics
import OpenAPIDocument

/// What a document says differently from the API's own description on purpose, from the file `corrections.yaml` beside
/// the document.
public struct Corrections: Sendable {
  /// A part of the API's own description that is wrong.
  struct Entry: Sendable {
    /// Where the part is.
    enum Place: Sendable {
      /// In the API's own description.
      case document(JSONPointer)
      /// Below each of the operations that match.
      case operations([OperationPattern], JSONPointer)
    }
    /// What stands there instead.
    enum Remedy: Sendable {
      case nothing
      case ours
      case value(Node)
    }

    let place: Place
    /// What the API's own description says there, or the beginning of it; `nil` if it says nothing.
    let expected: Node?
    let remedy: Remedy
    let source: Source
  }

  /// Where an entry is written.
  struct Source: Sendable {
    let location: SourceLocation
    /// The entry in the file.
    let pointer: JSONPointer
  }

  /// Operations that aren't described on purpose.
  struct Unwanted: Sendable {
    let patterns: [OperationPattern]
    let source: Source
  }

  var entries: [Entry] = []
  var unwanted: [Unwanted] = []

  /// Creates an empty list.
  public init() {}

  /// Reads `corrections.yaml`.
  ///
  /// - Throws: Every fault with its location: unknown keys, values of the wrong type, an entry without a reason.
  public init(_ node: Node) throws(DiagnosticError) {
    let reader = FieldReader()
    let root = reader.mapping(node, keys: ["corrections", "unwanted"])
    func entries<Entry>(_ key: String, _ read: (Node, Source) -> Entry?) -> [Entry] {
      (root[key].map { reader.sequence($0) } ?? []).enumerated().compactMap { index, node in
        read(node, Source(location: node.location, pointer: JSONPointer(tokens: [key, String(index)])))
      }
    }
    self.entries = entries("corrections", reader.correction)
    unwanted = entries("unwanted", reader.unwanted)
    try reader.diagnostics.check()
  }

  /// Reads the file beside a document, if there is one.
  ///
  /// - Parameter document: The path of the document's root file.
  /// - Throws: Every fault of the file.
  public init(besides document: String) throws(DiagnosticError) {
    let path = FilePath.folder(of: document) + "corrections.yaml"
    self.init()
    if FileStore.disk.holds(path) { try self.init(DataReader().read(path: path)) }
  }
}

extension FieldReader {
  fileprivate func correction(_ node: Node, _ source: Corrections.Source) -> Corrections.Entry? {
    let keys: Set = ["pointer", "operation", "at", "expected", "absent", "to", "reason", "source"]
    let fields = mapping(node, keys: keys)
    guard node.mapping != nil else { return nil }
    check(fields, for: ["reason", "source", "to"], in: node)
    guard fields["absent"].map({ bool($0) == true }) ?? (fields["expected"] != nil),
      fields["absent"] == nil || fields["expected"] == nil
    else {
      diagnostics.error(
        "a correction needs either `expected`, what the API's description says there, or `absent: true`",
        at: node.location)
      return nil
    }
    guard let place = place(fields, in: node), let remedy = fields["to"].flatMap({ remedy($0) }) else { return nil }
    if case (.document, .ours) = (place, remedy) {
      diagnostics.error("`to: spec` needs an `operation`, below which our document has the value", at: node.location)
    }
    switch (fields["expected"], place, remedy) {
    case (nil, _, .nothing):
      diagnostics.error("`absent: true` with `to: remove` corrects nothing", at: node.location)
    case (_, .document(let pointer), .nothing) where pointer.tokens.isEmpty:
      diagnostics.error("the whole description can't be removed", at: node.location)
    default: break
    }
    return Corrections.Entry(place: place, expected: fields["expected"], remedy: remedy, source: source)
  }

  fileprivate func unwanted(_ node: Node, _ source: Corrections.Source) -> Corrections.Unwanted? {
    let fields = mapping(node, keys: ["operation", "reason"])
    guard node.mapping != nil else { return nil }
    check(fields, for: ["operation", "reason"], in: node)
    return fields["operation"].map { Corrections.Unwanted(patterns: patterns($0), source: source) }
  }

  /// Reports keys that are missing, and reasons and sources without text.
  private func check(_ fields: [String: Node], for keys: [String], in node: Node) {
    for key in keys {
      if ["reason", "source"].contains(key) {
        _ = requiredText(key, in: fields, of: node)
      } else {
        _ = required(key, in: fields, of: node)
      }
    }
  }

  private func place(_ fields: [String: Node], in node: Node) -> Corrections.Entry.Place? {
    switch (fields["pointer"], fields["operation"]) {
    case (let pointer?, nil):
      if let at = fields["at"] { diagnostics.error("`at` is a place below an `operation`", at: at.location) }
      return self.pointer(pointer).map { .document($0) }
    case (nil, let operation?):
      let below = fields["at"].map { self.pointer($0) } ?? JSONPointer(tokens: [])
      return below.map { .operations(patterns(operation), $0) }
    default:
      diagnostics.error("an entry needs either `operation` or `pointer`", at: node.location)
      return nil
    }
  }

  private func pointer(_ node: Node) -> JSONPointer? {
    guard let text = text(node) else { return nil }
    let pointer = JSONPointer(text)
    if pointer == nil {
      diagnostics.error(
        "`\(text)` isn't a JSON pointer", at: node.location, hint: "for example /responses/200/content")
    }
    return pointer
  }

  private func patterns(_ node: Node) -> [OperationPattern] {
    (node.sequence ?? [node]).compactMap { item in
      guard let text = text(item) else { return nil }
      let pattern = OperationPattern(text)
      if pattern == nil {
        diagnostics.error(
          "`\(text)` isn't a method and a path", at: item.location, hint: "for example GET /things/{id} or * /things/**"
        )
      }
      return pattern
    }
  }

  private func remedy(_ node: Node) -> Corrections.Entry.Remedy? {
    if let value = node["value"] {
      _ = mapping(node, keys: ["value"])
      return .value(value)
    }
    switch node.string {
    case "spec": return .ours
    case "remove": return .nothing
    default:
      diagnostics.error(
        "expected `spec`, `remove` or a mapping with a `value`, found \(node.jsonText)", at: node.location)
      return nil
    }
  }
}
