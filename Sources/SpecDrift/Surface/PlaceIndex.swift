import Diagnostics

/// Finds the changes of generated code whose place in a document contains another place, or is within it.
///
/// Thousands of changes can be at one place, and thousands of places be asked for, so that the changes themselves are
/// listed only once, at the end.
struct PlaceIndex {
  private struct Entry {
    var children: [String: Int] = [:]
    /// The changes at this place.
    var changes: [Int] = []
    /// The most severe level at this place, and of what is within it too.
    var level = Level.none
    var levelWithin = Level.none
    var isFound = false
    var isFoundWithin = false
  }

  /// The entries of a tree; the first is the root, which has a child for each file.
  private var entries = [Entry()]

  /// Adds a change at a place.
  mutating func insert(_ change: Int, _ level: Level, at place: Provenance) {
    var index = 0
    for token in [place.file] + place.pointer.tokens {
      entries[index].levelWithin = max(entries[index].levelWithin, level)
      if let child = entries[index].children[token] {
        index = child
      } else {
        entries.append(Entry())
        entries[index].children[token] = entries.count - 1
        index = entries.count - 1
      }
    }
    entries[index].changes.append(change)
    entries[index].level = max(entries[index].level, level)
    entries[index].levelWithin = max(entries[index].levelWithin, level)
  }

  /// Notes the changes at a place, around it and within it as found, and returns their most severe level.
  mutating func find(near place: Provenance) -> Level {
    var index = 0
    var level = Level.none
    for token in [place.file] + place.pointer.tokens {
      entries[index].isFound = true
      level = max(level, entries[index].level)
      guard let child = entries[index].children[token] else { return level }
      index = child
    }
    entries[index].isFoundWithin = true
    return max(level, entries[index].levelWithin)
  }

  /// The changes that have been found.
  var found: Set<Int> {
    var found: Set<Int> = []
    var pending = [(index: 0, isFound: false)]
    while let (index, isWithin) = pending.popLast() {
      let isFound = isWithin || entries[index].isFoundWithin
      if isFound || entries[index].isFound { found.formUnion(entries[index].changes) }
      pending += entries[index].children.values.map { ($0, isFound) }
    }
    return found
  }
}
