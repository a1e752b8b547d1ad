import APIContract
import DataReading

/// Matches the alternatives of the old document with those of the new one: by their tags, by the component that they
/// refer to, by equal text, by equal content, by their required properties, and last by what they have in common.
struct BranchMatching {
  private(set) var pairs: [(old: SchemaForm.Branch, new: SchemaForm.Branch)] = []
  private(set) var removed: [SchemaForm.Branch]
  private(set) var added: [SchemaForm.Branch]

  init(
    _ old: [SchemaForm.Branch], _ new: [SchemaForm.Branch],
    isSame: (SchemaForm.Branch, SchemaForm.Branch) -> Bool,
    likeness: (SchemaForm.Branch, SchemaForm.Branch) -> Int
  ) {
    removed = old
    added = new
    match(by: \.tags)
    match { [$0.name].compactMap(\.self) }
    match { [$0.target] }
    if removed.count * added.count <= Self.mostCompared { match(isSame) }
    if removed.count == 1, added.count == 1 { match { $0.requiredNames == $1.requiredNames } }
    if removed.count * added.count <= Self.mostScored { matchSimilar(likeness) }
  }

  /// The largest number of pairs that are compared.
  private static let mostCompared = 10_000
  /// The largest number of pairs for which it is counted how much they have in common.
  private static let mostScored = 400

  /// Pairs the remaining alternatives that have a key in common; of several candidates it takes the first.
  private mutating func match<Key: Hashable>(by keys: (SchemaForm.Branch) -> [Key]) {
    var candidates: [Key: [Int]] = [:]
    for (index, branch) in added.enumerated().reversed() {
      for key in keys(branch) { candidates[key, default: []].append(index) }
    }
    var taken: Set<Int> = []
    removed.removeAll { branch in
      for key in keys(branch) {
        while let index = candidates[key]?.popLast() {
          guard taken.insert(index).inserted else { continue }
          pairs.append((branch, added[index]))
          return true
        }
      }
      return false
    }
    added = added.indices.filter { !taken.contains($0) }.map { added[$0] }
  }

  /// Pairs the alternatives that have the most in common, unless their tags differ.
  private mutating func matchSimilar(_ likeness: (SchemaForm.Branch, SchemaForm.Branch) -> Int) {
    let pairs = removed.flatMap { left in added.map { (left, $0) } }.filter { $0.tags.isEmpty || $1.tags.isEmpty }
    let scored = pairs.enumerated().map { (offset: $0, pair: $1, score: likeness($1.0, $1.1)) }.filter { $0.score > 0 }
    for (_, pair, _) in scored.sorted(by: { ($1.score, $0.offset) < ($0.score, $1.offset) }) {
      match { $0.location == pair.0.location && $1.location == pair.1.location }
    }
  }

  /// Pairs the remaining alternatives for which `belongs` is true; of several candidates it takes the first.
  private mutating func match(_ belongs: (SchemaForm.Branch, SchemaForm.Branch) -> Bool) {
    for branch in removed {
      guard let index = added.firstIndex(where: { belongs(branch, $0) }) else { continue }
      pairs.append((branch, added.remove(at: index)))
      removed.removeAll { $0.location == branch.location }
    }
  }
}

extension SchemaForm.Branch {
  /// The names of the required properties, as they are written where the alternative is defined.
  fileprivate var requiredNames: Set<String> {
    Set(target["required"]?.sequence?.compactMap(\.string) ?? [])
  }
}
