import Diagnostics

/// Finds the values whose place in a document contains another place, or is within it.
struct PlaceIndex {
  private struct Entry {
    var children: [String: Int] = [:]
    var values: [Int] = []
  }

  /// The entries of a tree; the first is the root, which has a child for each file.
  private var entries = [Entry()]

  /// Adds a value at a place.
  mutating func insert(_ value: Int, at place: Provenance) {
    var index = 0
    for token in [place.file] + place.pointer.tokens {
      if let child = entries[index].children[token] {
        index = child
      } else {
        entries.append(Entry())
        entries[index].children[token] = entries.count - 1
        index = entries.count - 1
      }
    }
    entries[index].values.append(value)
  }

  /// Returns the values at the place, around it and within it.
  func values(near place: Provenance) -> [Int] {
    var found: [Int] = []
    var index = 0
    for token in [place.file] + place.pointer.tokens {
      found += entries[index].values
      guard let child = entries[index].children[token] else { return found }
      index = child
    }
    var pending = [index]
    while let next = pending.popLast() {
      found += entries[next].values
      pending += entries[next].children.values
    }
    return found
  }
}
