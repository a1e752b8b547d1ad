import DataReading
import Diagnostics

/// A mapping that has been checked against the ledger: a keyword at fault, told already, counts as absent.
struct CheckedObject {
  let kind: ObjectKind
  let location: SourceLocation
  /// The vendor extensions, by their whole key.
  private(set) var extensions: [String: Node] = [:]
  /// The limits on values, in document order.
  private(set) var documented: [Constraint] = []
  private let mapping: Mapping
  private var rejected: Set<String> = []

  init(kind: ObjectKind, location: SourceLocation, mapping: Mapping) {
    self.kind = kind
    self.location = location
    self.mapping = mapping
  }

  mutating func keep(extension entry: Mapping.Entry) {
    extensions[entry.key] = entry.value
  }

  mutating func document(_ entry: Mapping.Entry) {
    documented.append(Constraint(keyword: entry.key, value: entry.value))
  }

  mutating func reject(_ keyword: String) {
    rejected.insert(keyword)
  }

  /// The entries that are left, extensions apart, in document order.
  var entries: [Mapping.Entry] {
    mapping.entries.filter { !rejected.contains($0.key) && extensions[$0.key] == nil }
  }

  /// Whether the keyword is written at all, at fault or not.
  func mentions(_ keyword: String) -> Bool { mapping[keyword] != nil }

  func entry(_ keyword: String) -> Mapping.Entry? {
    rejected.contains(keyword) ? nil : mapping.entry(for: keyword)
  }

  subscript(keyword: String) -> Node? { entry(keyword)?.value }

  func text(_ keyword: String) -> String? { self[keyword]?.string }

  func flag(_ keyword: String) -> Bool? { self[keyword]?.bool }

  /// The elements of a list; none when the keyword is absent.
  func list(_ keyword: String) -> [Node] { self[keyword]?.sequence ?? [] }

  /// The texts of a list; none when the keyword is absent.
  func texts(_ keyword: String) -> [String] { list(keyword).compactMap(\.string) }

  /// The entries of a mapping; none when the keyword is absent.
  func map(_ keyword: String) -> [Mapping.Entry] { self[keyword]?.mapping?.entries ?? [] }
}
