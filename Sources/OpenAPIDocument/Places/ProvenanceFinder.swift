import DataReading
package import Diagnostics

/// Finds the JSON pointers of places in a document's files.
///
/// Readers keep the place of each object as a line and a column, which costs little. Here the tree is searched for it: in
/// each mapping and list, what holds a place is the last of the elements that begin before it.
package final class ProvenanceFinder {
  private let folder: String
  private let trees: [SourceFile: Node]
  /// The elements of the mappings and lists that have been searched, by their places.
  private var elements: [SourceLocation: [Element]] = [:]

  private struct Element {
    let start: SourceLocation
    let token: String
    let node: Node
  }

  package init(_ document: Document) {
    folder = document.rootPath.lastIndex(of: "/").map { String(document.rootPath[...$0]) } ?? ""
    trees = Dictionary(document.trees.map { ($0.location.file, $0) }) { first, _ in first }
  }

  /// What begins at a place.
  package func value(at location: SourceLocation) -> Provenance {
    provenance(at: location) { node, _ in node.location == location }.withoutReference
  }

  /// What is named by the key that begins at a place.
  package func named(at location: SourceLocation) -> Provenance {
    provenance(at: location) { _, start in start == location }
  }

  private func provenance(
    at location: SourceLocation, isFound: (_ node: Node, _ start: SourceLocation?) -> Bool
  ) -> Provenance {
    var tokens: [String] = []
    var node = trees[location.file]
    var start: SourceLocation?
    while let current = node, !isFound(current, start) {
      let element = lastElement(of: current, before: location)
      node = element?.node
      start = element?.start
      if let element { tokens.append(element.token) }
    }
    let path = location.file.path
    return Provenance(
      file: path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path,
      pointer: JSONPointer(tokens: tokens), location: location)
  }

  private func lastElement(of node: Node, before location: SourceLocation) -> Element? {
    let elements = elements(of: node)
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].start.isBehind(location) { high = middle } else { low = middle + 1 }
    }
    return low > 0 ? elements[low - 1] : nil
  }

  /// In the order of their places. What an alias or a merge brings has the place of its original.
  private func elements(of node: Node) -> [Element] {
    if let known = elements[node.location] { return known }
    var found: [Element] = []
    switch node.value {
    case .mapping(let mapping):
      found = mapping.entries.map { Element(start: $0.keyLocation, token: $0.key, node: $0.value) }
    case .sequence(let nodes):
      found = nodes.enumerated().map { Element(start: $1.location, token: String($0), node: $1) }
    case .null, .bool, .integer, .number, .string: return []
    }
    found.sort { $1.start.isBehind($0.start) }
    elements[node.location] = found
    return found
  }
}

extension SourceLocation {
  /// Whether it comes later in the same file.
  fileprivate func isBehind(_ other: SourceLocation) -> Bool { (line, column) > (other.line, other.column) }
}

extension Provenance {
  /// The object that is a reference, where this is the text of its `$ref`.
  fileprivate var withoutReference: Provenance {
    guard pointer.tokens.last == "$ref" else { return self }
    return Provenance(file: file, pointer: JSONPointer(tokens: pointer.tokens.dropLast()), location: location)
  }
}
