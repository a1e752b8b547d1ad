import Diagnostics

extension TreeBuilder {
  /// A sequence or a mapping that is still being read.
  struct Frame {
    /// The key of the next value of a mapping.
    enum PendingKey {
      case none
      case named(String, SourceLocation)
      case merge(SourceLocation)
      /// A key that isn't text, which has been reported.
      case refused
    }

    /// The mappings that `<<` merges, and the number of explicit entries before it.
    private struct Merge {
      let location: SourceLocation
      let position: Int
      let sources: [Mapping]
    }

    let isMapping: Bool
    let location: SourceLocation
    var key = PendingKey.none
    private(set) var nodes: [Node] = []
    private(set) var size = 1
    private(set) var height = 1
    private var mapping = Mapping()
    private var merge: Merge?

    init(isMapping: Bool, location: SourceLocation) {
      self.isMapping = isMapping
      self.location = location
    }

    /// Adds the next value and returns its fault, if any.
    mutating func add(_ subtree: Subtree) -> Diagnostic? {
      size += subtree.size
      height = max(height, subtree.height + 1 - levelsLost(by: subtree.node))
      guard isMapping else {
        nodes.append(subtree.node)
        return nil
      }
      defer { key = if case .none = key { .refused } else { .none } }
      switch key {
      case .none, .refused:
        return nil
      case .named(let key, let location):
        let first = mapping.append(Mapping.Entry(key: key, keyLocation: location, value: subtree.node))
        return first.map { Self.duplicate(key, at: location, first: $0.keyLocation, hint: Self.hint(key, $0.key)) }
      case .merge(let location):
        return takeMerge(of: subtree.node, at: location)
      }
    }

    /// Returns the mapping with the merged entries, which take the place of the `<<`. Explicit keys win, wherever they
    /// are; among merged mappings, the first one wins (yaml.org/type/merge).
    var mergedMapping: Mapping {
      guard let merge else { return mapping }
      var merged = Mapping()
      for entry in mapping.entries[..<merge.position] { merged.append(entry) }
      for entry in merge.sources.lazy.flatMap(\.entries) where mapping.entry(for: entry.key) == nil {
        merged.append(entry)
      }
      for entry in mapping.entries[merge.position...] { merged.append(entry) }
      return merged
    }

    /// A merged value isn't nested in this mapping, but takes its place in it.
    private func levelsLost(by node: Node) -> Int {
      guard case .merge = key else { return 0 }
      return node.sequence == nil ? 1 : 2
    }

    private mutating func takeMerge(of node: Node, at location: SourceLocation) -> Diagnostic? {
      if let merge {
        return Self.duplicate(
          "<<", at: location, first: merge.location, hint: "merge several mappings with a list: `<<: [*a, *b]`")
      }
      var sources: [Mapping] = []
      for source in node.sequence ?? [node] {
        guard let mapping = source.mapping else {
          return .error(
            "`<<` merges a mapping or a list of mappings, but this is \(source.kindName)", at: location,
            hint: "put `<<` in quotes if it is meant as a name",
            notes: source.location.line == location.line ? [] : [Diagnostic.Note("the value", at: source.location)])
        }
        sources.append(mapping)
      }
      merge = Merge(location: location, position: mapping.count, sources: sources)
      return nil
    }

    private static func hint(_ key: String, _ first: String) -> String? {
      key.utf8.elementsEqual(first.utf8)
        ? nil : "the two differ only in their Unicode form, which Swift doesn't distinguish"
    }

    private static func duplicate(
      _ key: String, at location: SourceLocation, first: SourceLocation, hint: String? = nil
    ) -> Diagnostic {
      .error(
        "the key \(Diagnostic.quoted(key)) is repeated", at: location, hint: hint,
        notes: [Diagnostic.Note("first used here", at: first)])
    }
  }
}
