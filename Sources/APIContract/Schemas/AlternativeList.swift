import DataReading
import Diagnostics

/// The alternatives of a schema, `oneOf` or `anyOf`, and what they say together.
struct AlternativeList {
  enum Kind {
    /// There is one, and maybe null.
    case single(Node)
    /// They say only which properties are required.
    case requirement(RequirementAlternatives)
    /// They are scalars without restrictions.
    case types(JSONTypes)
    /// They are constants.
    case values([Node])
    /// They are schemas of their own.
    case union
  }

  /// The schema that has the list.
  let part: SchemaParts.Part
  /// All alternatives. Those of an alternative that is nothing but a list of the same kind stand in its place.
  let alternatives: [Node]
  /// The alternatives besides null and those that only name values.
  let branches: [Node]
  /// The alternatives that only name values which another one allows anyway.
  let named: [Node]
  let hasNull: Bool
  let kind: Kind

  init(_ part: SchemaParts.Part, _ forms: SchemaForms) {
    self.part = part
    let alternatives = forms.flattened(part.node)
    let others = alternatives.filter { !forms.isNull($0) }
    let areExclusive = part.node["oneOf"] != nil
    let branches = forms.withoutNamedValues(others, areExclusive: areExclusive)
    self.alternatives = alternatives
    self.branches = branches
    named = branches.count < others.count ? others.filter { !branches.contains($0) } : []
    hasNull = others.count < alternatives.count
    kind =
      if let only = branches.first, branches.count == 1 {
        .single(only)
      } else if let requirement = RequirementAlternatives(alternatives, of: part.node) {
        .requirement(requirement)
      } else if let types = forms.plainTypes(branches) {
        .types(types)
      } else if let values = forms.constants(branches, areExclusive: areExclusive) {
        .values(values)
      } else {
        .union
      }
  }

  var isUnion: Bool { if case .union = kind { true } else { false } }

  /// The order in which several lists are applied.
  var rank: Int {
    switch kind {
    case .single: 0
    case .union: 1
    case .requirement, .types, .values: 2
    }
  }
}

extension SchemaForms {
  /// Returns the alternatives of a schema. Those of an alternative that is nothing but a list of the same kind stand in
  /// its place.
  fileprivate func flattened(_ union: Node) -> [Node] {
    guard union["discriminator"] == nil else { return union.alternatives ?? [] }
    var flat: [Node] = []
    var seen: Set<SourceLocation> = [union.location]
    var pending = (union.alternatives ?? []).reversed().map { $0 }
    while var next = pending.popLast() {
      while next["allOf"] != nil, let part = onlyPart(of: next), seen.insert(next.location).inserted { next = part }
      let target = resolver(next)
      let keys = Set(target.mapping?.keys ?? []).subtracting(Node.annotations)
      if keys == [union["oneOf"] == nil ? "anyOf" : "oneOf"], seen.insert(target.location).inserted {
        pending += (target.alternatives ?? []).reversed()
      } else {
        flat.append(next)
      }
    }
    return flat
  }

  func isNull(_ branch: Node) -> Bool {
    let (types, isNullable) = types(of: leaves(of: SchemaParts(branch)))
    return types?.isEmpty == true && isNullable
  }

  /// Returns the types of alternatives that have no other keywords.
  fileprivate func plainTypes(_ branches: [Node]) -> JSONTypes? {
    var types: JSONTypes = []
    for branch in branches {
      guard let own = scalarTypes(of: branch, beside: []) else { return nil }
      types.formUnion(own)
    }
    return types.reduced
  }

  /// Returns the types of an alternative, if they are scalars and it has no keywords but `type` and these.
  private func scalarTypes(of branch: Node, beside keywords: Set<String>) -> JSONTypes? {
    let leaves = leaves(of: SchemaParts(branch))
    let isPlain = leaves.allSatisfy { leaf in
      Set(leaf.node.mapping?.keys ?? ["?"]).subtracting(Node.annotations).subtracting(keywords)
        .isSubset(of: ["type", "nullable"])
    }
    return isPlain ? types(of: leaves).types.flatMap { $0.isDisjoint(with: [.object, .array]) ? $0 : nil } : nil
  }

  /// Returns alternatives of `anyOf` without those that list values which another one allows anyway: they only name some.
  fileprivate func withoutNamedValues(_ branches: [Node], areExclusive: Bool) -> [Node] {
    guard !areExclusive, branches.count > 1 else { return branches }
    let plain = branches.compactMap { scalarTypes(of: $0, beside: []) }.reduce(JSONTypes()) { $0.union($1) }
    return branches.filter { branch in
      guard let types = scalarTypes(of: branch, beside: ["enum", "const"]) else { return true }
      return !plain.includes(types) || scalarTypes(of: branch, beside: []) != nil
    }
  }

  /// Returns the values of alternatives that are constants or enums. One that belongs to several of `oneOf` isn't allowed.
  fileprivate func constants(_ branches: [Node], areExclusive: Bool) -> [Node]? {
    var values: [Node] = []
    var known: Set<Node> = []
    var repeated: Set<Node> = []
    for branch in branches {
      let leaves = leaves(of: SchemaParts(branch))
      let keys = Set(leaves.flatMap { $0.node.mapping?.keys ?? [] }).subtracting(Node.annotations)
      guard keys.isSubset(of: ["type", "const", "enum", "$ref"]) else { return nil }
      guard let own = merged(leaves, at: branch.location, .response).values else { return nil }
      if areExclusive { repeated.formUnion(known.intersection(own)) }
      values += own.filter { !known.contains($0) }
      known.formUnion(own)
    }
    return values.filter { !repeated.contains($0) }
  }
}
