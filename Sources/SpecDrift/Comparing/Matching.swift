/// Pairs elements of the old document with elements of the new one.
struct Matching<Element> {
  private(set) var pairs: [(old: Element, new: Element)] = []
  /// The elements of the old document that have no counterpart.
  private(set) var removed: [Element]
  /// The elements of the new document that have no counterpart.
  private(set) var added: [Element]

  init(_ old: [Element], _ new: [Element]) {
    removed = old
    added = new
  }

  /// Pairs the remaining elements that have a key in common, and for which `belong` is true. Of several candidates the
  /// first one is taken.
  mutating func match<Key: Hashable>(
    by keys: (Element) -> [Key], where belong: (Element, Element) -> Bool = { _, _ in true }
  ) {
    var candidates: [Key: [Int]] = [:]
    for (index, element) in added.enumerated().reversed() {
      for key in keys(element) { candidates[key, default: []].append(index) }
    }
    var taken: Set<Int> = []
    removed.removeAll { element in
      for key in keys(element) {
        while let index = candidates[key]?.popLast() {
          guard !taken.contains(index), belong(element, added[index]) else { continue }
          taken.insert(index)
          pairs.append((element, added[index]))
          return true
        }
      }
      return false
    }
    added = added.indices.filter { !taken.contains($0) }.map { added[$0] }
  }

  /// Pairs the remaining elements for which `belong` is true. Of several candidates the first one is taken.
  ///
  /// - Parameter most: How many pairs are tried at most. If there are more, nothing is paired.
  mutating func match(ofAtMost most: Int = .max, _ belong: (Element, Element) -> Bool) {
    guard removed.count * added.count <= most else { return }
    removed.removeAll { element in
      guard let index = added.firstIndex(where: { belong(element, $0) }) else { return false }
      pairs.append((element, added.remove(at: index)))
      return true
    }
  }
}
