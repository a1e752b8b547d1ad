import APIContract
import DataReading

typealias BranchMatching = Matching<SchemaForm.Branch>

extension BranchMatching {
  /// The largest number of pairs that are compared.
  private static var mostCompared: Int { 10_000 }
  /// The largest number of pairs for which it is counted how much they have in common.
  private static var mostScored: Int { 400 }

  /// Matches the alternatives of two schemas: by their tags, by the component that they refer to, by equal text, by equal
  /// content, by their required properties, and last by what they have in common.
  init(
    branches old: [SchemaForm.Branch], _ new: [SchemaForm.Branch],
    isSame: (SchemaForm.Branch, SchemaForm.Branch) -> Bool,
    likeness: (SchemaForm.Branch, SchemaForm.Branch) -> Int
  ) {
    self.init(old, new)
    match(by: \.tags)
    match { [$0.name].compactMap(\.self) }
    match { [$0.target] }
    match(ofAtMost: Self.mostCompared, isSame)
    match(ofAtMost: 1) { $0.requiredNames == $1.requiredNames }
    if removed.count * added.count <= Self.mostScored { matchSimilar(likeness) }
  }

  /// Pairs the alternatives that have the most in common, unless their tags differ.
  private mutating func matchSimilar(_ likeness: (SchemaForm.Branch, SchemaForm.Branch) -> Int) {
    let pairs = removed.flatMap { left in added.map { (left, $0) } }.filter { $0.tags.isEmpty || $1.tags.isEmpty }
    let scored = pairs.enumerated().map { (offset: $0, pair: $1, score: likeness($1.0, $1.1)) }.filter { $0.score > 0 }
    for (_, pair, _) in scored.sorted(by: { ($1.score, $0.offset) < ($0.score, $1.offset) }) {
      match { $0.location == pair.0.location && $1.location == pair.1.location }
    }
  }
}

extension SchemaForm.Branch {
  /// The names of the required properties, as they are written where the alternative is defined.
  fileprivate var requiredNames: Set<String> {
    Set(target["required"]?.sequence?.compactMap(\.string) ?? [])
  }
}
