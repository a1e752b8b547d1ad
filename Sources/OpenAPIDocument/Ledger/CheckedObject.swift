import DataReading
import Diagnostics

/// A mapping that has been checked against the ledger. A keyword with a fault, which has been reported, counts as
/// absent.
struct CheckedObject {
  let kind: ObjectKind
  let location: SourceLocation
  /// The vendor extensions by their full keys.
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

  /// The other entries without extensions, in document order.
  var entries: [Mapping.Entry] {
    mapping.entries.filter { !rejected.contains($0.key) && extensions[$0.key] == nil }
  }

  /// Whether the keyword is present, with or without a fault.
  func mentions(_ keyword: String) -> Bool { mapping[keyword] != nil }

  func entry(_ keyword: String) -> Mapping.Entry? {
    rejected.contains(keyword) ? nil : mapping.entry(for: keyword)
  }

  subscript(keyword: String) -> Node? { rejected.contains(keyword) ? nil : mapping[keyword] }

  func text(_ keyword: String) -> String? { self[keyword]?.string }

  func flag(_ keyword: String) -> Bool? { self[keyword]?.bool }

  /// Returns the elements of a list; none if the keyword is absent.
  func list(_ keyword: String) -> [Node] { self[keyword]?.sequence ?? [] }

  /// Returns the strings of a list; none if the keyword is absent.
  func texts(_ keyword: String) -> [String] { list(keyword).compactMap(\.string) }

  /// Returns the entries of a mapping; none if the keyword is absent.
  func map(_ keyword: String) -> [Mapping.Entry] { self[keyword]?.mapping?.entries ?? [] }
}
