import DataReading
package import Diagnostics

/// Finds the JSON pointers of locations in the files of a document.
///
/// Readers keep the location of each object as a line and a column, which costs little. To find the pointer, the tree
/// is searched: in each mapping and list, the element that contains a location is the last one that begins before it.
package final class ProvenanceFinder {
  /// The files, each with its path relative to the folder of the root file.
  private let files: [SourceFile: (tree: Node, path: String)]
  /// The elements of the mappings and lists that have been searched, by their locations; `nil` for those whose elements
  /// are in the order of the file, as they are almost everywhere.
  private var sorted: [SourceLocation: [Element]?] = [:]
  /// The elements that led to the last location, outermost first. The next one is often near it.
  private var path: [Step] = []

  fileprivate struct Element {
    let start: SourceLocation
    let token: String
    let node: Node
  }

  private struct Step {
    let element: Element
    /// Where what follows the element begins; `nil` at the end of the file.
    let end: SourceLocation?

    func contains(_ location: SourceLocation) -> Bool {
      element.start.file == location.file && !element.start.isBehind(location) && end?.isBehind(location) ?? true
    }
  }

  package init(_ document: DocumentTrees) {
    let folder = FilePath.folder(of: document.rootPath)
    files = Dictionary(
      document.files.map { tree in
        let path = tree.location.file.path
        return (tree.location.file, (tree, path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path))
      }
    ) { first, _ in first }
  }

  /// Returns what begins at a location; the reference object for the location of its `$ref`.
  package func value(at location: SourceLocation) -> Provenance {
    let found = provenance(at: location) { node, _ in node.location == location }
    guard found.pointer.tokens.last == "$ref" else { return found }
    let tokens = found.pointer.tokens.dropLast()
    let reference = tokens.isEmpty ? files[location.file]?.tree : path[tokens.count - 1].element.node
    return Provenance(
      file: found.file, pointer: JSONPointer(tokens: Array(tokens)), location: reference?.location ?? location)
  }

  /// Returns the value of the key that begins at a location.
  package func named(at location: SourceLocation) -> Provenance {
    provenance(at: location) { _, start in start == location }
  }

  private func provenance(
    at location: SourceLocation, isFound: (_ node: Node, _ start: SourceLocation?) -> Bool
  ) -> Provenance {
    let file = files[location.file]
    var node = file?.tree
    var start: SourceLocation?
    var depth = 0
    while let current = node, !isFound(current, start) {
      if depth == path.count || !path[depth].contains(location) {
        path.removeSubrange(depth...)
        guard let next = step(from: current, to: location) else { break }
        path.append(next)
      }
      node = path[depth].element.node
      start = path[depth].element.start
      depth += 1
    }
    return Provenance(
      file: file?.path ?? location.file.path, pointer: JSONPointer(tokens: path.prefix(depth).map(\.element.token)),
      location: location)
  }

  /// Returns the last element of a node, which ``path`` leads to, that begins before a location.
  private func step(from node: Node, to location: SourceLocation) -> Step? {
    let sorted = sortedElements(of: node)
    let count = sorted?.count ?? node.elementCount
    func start(_ index: Int) -> SourceLocation { sorted?[index].start ?? node.start(ofElement: index) }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if start(middle).isBehind(location) { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return nil }
    return Step(
      element: sorted?[low - 1] ?? node.element(at: low - 1), end: low < count ? start(low) : path.last?.end)
  }

  /// Returns the elements sorted by location; `nil` if they are in this order already. A value that comes from an alias
  /// or a merge has the location of its original.
  private func sortedElements(of node: Node) -> [Element]? {
    if let known = sorted[node.location] { return known }
    let indices = 0..<node.elementCount
    // A tree may have been corrected: what was put into it has the place of its origin, and encloses nothing here.
    func isForeign(_ index: Int) -> Bool {
      node.start(ofElement: index).file != node.location.file || node.location(ofElement: index) == node.location
    }
    let isSorted = indices.allSatisfy { index in
      !isForeign(index) && (index == 0 || !node.start(ofElement: index - 1).isBehind(node.start(ofElement: index)))
    }
    let elements =
      isSorted ? nil : indices.filter { !isForeign($0) }.map(node.element).sorted { $1.start.isBehind($0.start) }
    sorted[node.location] = .some(elements)
    return elements
  }
}

extension Node {
  /// Returns where an element begins, which is at its key in a mapping.
  fileprivate func start(ofElement index: Int) -> SourceLocation {
    if case .mapping(let mapping) = value { mapping.entries[index].keyLocation } else { location(ofElement: index) }
  }

  fileprivate func location(ofElement index: Int) -> SourceLocation {
    switch value {
    case .mapping(let mapping): mapping.entries[index].value.location
    case .sequence(let nodes): nodes[index].location
    case .null, .bool, .integer, .number, .string: location
    }
  }

  fileprivate func element(at index: Int) -> ProvenanceFinder.Element {
    switch value {
    case .mapping(let mapping):
      let entry = mapping.entries[index]
      return ProvenanceFinder.Element(start: entry.keyLocation, token: entry.key, node: entry.value)
    case .sequence(let nodes):
      return ProvenanceFinder.Element(start: nodes[index].location, token: String(index), node: nodes[index])
    case .null, .bool, .integer, .number, .string:
      return ProvenanceFinder.Element(start: location, token: "", node: self)
    }
  }
}

extension SourceLocation {
  /// Whether the location is later in the same file.
  fileprivate func isBehind(_ other: SourceLocation) -> Bool { (line, column) > (other.line, other.column) }
}
