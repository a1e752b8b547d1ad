import DataReading
package import Diagnostics

/// Finds the JSON pointers of locations in the files of a document.
///
/// Readers keep the location of each object as a line and a column, which costs little. To find the pointer, the tree
/// is searched: in each mapping and list, the element that contains a location is the last one that begins before it.
package final class ProvenanceFinder {
  private let folder: String
  private let trees: [SourceFile: Node]
  /// The elements of the mappings and lists that have been searched, by their locations.
  private var elements: [SourceLocation: [Element]] = [:]

  private struct Element {
    let start: SourceLocation
    let token: String
    let node: Node
  }

  package init(_ document: DocumentTrees) {
    folder = FilePath.folder(of: document.rootPath)
    trees = Dictionary(document.files.map { ($0.location.file, $0) }) { first, _ in first }
  }

  /// Returns what begins at a location.
  package func value(at location: SourceLocation) -> Provenance {
    provenance(at: location) { node, _ in node.location == location }.withoutReference
  }

  /// Returns the value of the key that begins at a location.
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

  /// The elements sorted by location. A value that comes from an alias or a merge has the location of its original.
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
    // A tree may have been corrected: what was put into it has the place of its origin, and encloses nothing here.
    found.removeAll { $0.start.file != node.location.file || $0.node.location == node.location }
    found.sort { $1.start.isBehind($0.start) }
    elements[node.location] = found
    return found
  }
}

extension SourceLocation {
  /// Whether the location is later in the same file.
  fileprivate func isBehind(_ other: SourceLocation) -> Bool { (line, column) > (other.line, other.column) }
}

extension Provenance {
  /// The reference object whose `$ref` has its text at this location.
  fileprivate var withoutReference: Provenance {
    guard pointer.tokens.last == "$ref" else { return self }
    return Provenance(file: file, pointer: JSONPointer(tokens: pointer.tokens.dropLast()), location: location)
  }
}
