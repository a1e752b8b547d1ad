import APIContract
import DataReading

/// Matches the alternatives of the old document with those of the new one: by their tags, by the component that they
/// refer to, by equal content, and last by their required properties.
struct BranchMatching {
  private(set) var pairs: [(old: SchemaForm.Branch, new: SchemaForm.Branch)] = []
  private(set) var removed: [SchemaForm.Branch]
  private(set) var added: [SchemaForm.Branch]

  init(
    _ old: [SchemaForm.Branch], _ new: [SchemaForm.Branch],
    isSame: (SchemaForm.Branch, SchemaForm.Branch) -> Bool
  ) {
    removed = old
    added = new
    match { !Set($0.tags).isDisjoint(with: $1.tags) }
    match { $0.name != nil && $0.name == $1.name }
    match(isSame)
    if removed.count == 1, added.count == 1 { match { $0.requiredNames == $1.requiredNames } }
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
