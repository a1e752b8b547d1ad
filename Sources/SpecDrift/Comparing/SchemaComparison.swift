import APIContract
import DataReading
import Diagnostics

/// Compares schemas where they are used. Each pair is compared once, however often it is used and even if a schema
/// contains itself.
final class SchemaComparison {
  /// Two schemas that correspond.
  struct Pair: Hashable {
    let old: SchemaParts
    let new: SchemaParts
    let direction: Direction
    /// Whether the value may be absent; null then counts as absent.
    var isOptional = false
    /// The properties that distinguish alternatives, in the old and the new schema. They are compared as tags instead.
    var tags: [String] = []
  }

  /// How a value is reached from the value that contains it.
  enum Step {
    case property(String)
    case element
    case otherProperty
    /// An alternative is the same value.
    case alternative
  }

  /// Two schemas that have been compared.
  struct ComparedPair {
    let pair: Pair
    var findings: [Finding] = []
    /// The pairs that contain this one, by their indices, and where.
    var parents: [(index: Int, step: Step)] = []
  }

  let old: SchemaForms
  let new: SchemaForms
  /// The pairs in the order in which they were reached, which is the same in each process.
  private(set) var pairs: [ComparedPair] = []
  private var indices: [Pair: Int] = [:]
  private var pending: [Int] = []
  private let sameness: Sameness

  init(old: SchemaForms, new: SchemaForms, sameness: Sameness = Sameness()) {
    self.old = old
    self.new = new
    self.sameness = sameness
  }

  /// Compares two schemas and the schemas nested in them.
  ///
  /// - Returns: The index of the two in ``pairs``.
  @discardableResult
  func compare(_ pair: Pair) -> Int {
    let index = visit(pair)
    while let next = pending.popLast() { pairs[next].findings = compareOne(next) }
    return index
  }

  private func visit(_ pair: Pair) -> Int {
    if let known = indices[pair] { return known }
    indices[pair] = pairs.count
    pending.append(pairs.count)
    pairs.append(ComparedPair(pair: pair))
    return pairs.count - 1
  }

  private func child(_ child: Pair, of parent: Int, by step: Step) {
    pairs[visit(child)].parents.append((parent, step))
  }

  private func compareOne(_ index: Int) -> [Finding] {
    let pair = pairs[index].pair
    let before = old(pair.old, pair.direction)
    var after = new(pair.new, pair.direction)
    equateKeywords(before, &after, pair.direction)
    var local = FormComparison(old: before, new: after, direction: pair.direction, isOptional: pair.isOptional)
    local.compareFlags()
    if before.branches.isEmpty && after.branches.isEmpty {
      let isComparable = local.compareTypes()
      local.compareNull()
      if isComparable {
        local.compareValues()
        local.compareBounds()
        compareProperties(before, after, index, &local)
        compareAdditional(before, after, index, &local)
        compareItems(before, after, index)
      }
    } else {
      compareBranches(before, after, index, &local)
    }
    return local.findings
  }

  /// Gives the new schema the old spelling of each keyword whose schemas mean the same in both.
  private func equateKeywords(_ before: SchemaForm, _ after: inout SchemaForm, _ direction: Direction) {
    for (keyword, one) in before.keywords {
      guard let other = after.keywords[keyword], one != other, meansSame(one, other, keyword, direction) else {
        continue
      }
      after.keywords[keyword] = one
    }
  }

  private func meansSame(_ one: Node, _ other: Node, _ keyword: String, _ direction: Direction) -> Bool {
    switch keyword {
    case "contains", "if", "then", "else", "propertyNames", "unevaluatedItems", "not", "contentSchema":
      return isSame(SchemaParts(one), SchemaParts(other), direction)
    case "prefixItems", "alternatives":
      guard let one = one.sequence, let other = other.sequence, one.count == other.count else { return false }
      return zip(one, other).allSatisfy { isSame(SchemaParts($0), SchemaParts($1), direction) }
    case "dependentSchemas", "patternProperties":
      guard let one = one.mapping, let other = other.mapping, Set(one.keys) == Set(other.keys) else { return false }
      return one.entries.allSatisfy { entry in
        other[entry.key].map { isSame(SchemaParts(entry.value), SchemaParts($0), direction) } == true
      }
    case "dependentRequired":
      guard let one = one.mapping, let other = other.mapping, one.count == other.count else { return false }
      return one.entries.allSatisfy { entry in
        other[entry.key].map { Set($0.sequence ?? []) == Set(entry.value.sequence ?? []) } == true
      }
    default: return false
    }
  }

  // MARK: - Objects

  private func compareProperties(
    _ before: SchemaForm, _ after: SchemaForm, _ index: Int, _ local: inout FormComparison
  ) {
    let pair = pairs[index].pair
    for name in Set(before.properties.keys).union(after.properties.keys).sorted() where !pair.tags.contains(name) {
      let one = before.properties[name]
      let other = after.properties[name]
      local.compareProperty(name, one, other, isClosed: after.additional.isNothing)
      guard let one, let other, !one.isForOtherWay, !other.isForOtherWay else { continue }
      child(
        Pair(
          old: one.schema, new: other.schema, direction: pair.direction,
          isOptional: !one.isRequired), of: index, by: .property(name))
    }
  }

  private func compareItems(_ before: SchemaForm, _ after: SchemaForm, _ index: Int) {
    guard before.items != nil || after.items != nil,
      [before, after].allSatisfy({ $0.types?.contains(.array) == true })
    else { return }
    let (one, other) = (before.items ?? .anything(at: before.location), after.items ?? .anything(at: after.location))
    child(Pair(old: one, new: other, direction: pairs[index].pair.direction), of: index, by: .element)
  }

  private func compareAdditional(
    _ before: SchemaForm, _ after: SchemaForm, _ index: Int, _ local: inout FormComparison
  ) {
    let pair = pairs[index].pair
    local.compareAdditional()
    if case .schema(let one) = before.additional, case .schema(let other) = after.additional {
      child(Pair(old: one, new: other, direction: pair.direction), of: index, by: .otherProperty)
    }
  }

  // MARK: - Branches

  private func compareBranches(
    _ before: SchemaForm, _ after: SchemaForm, _ index: Int, _ local: inout FormComparison
  ) {
    let pair = pairs[index].pair
    let one = before.branches.isEmpty ? [single(pair.old, before, in: old)] : before.branches
    let other = after.branches.isEmpty ? [single(pair.new, after, in: new)] : after.branches
    let matching = BranchMatching(one, other) { [self] left, right in
      isSame(left.schema, right.schema, pair.direction)
    }
    local.compareNull()
    local.compareTags(matching)
    var tags = before.tag != nil && after.tag != nil ? [before.tag, after.tag].compactMap { $0?.property } : []
    if before.tag == nil, after.tag == nil, before.constantTag == after.constantTag {
      tags += [before.constantTag].compactMap(\.self)
    }
    for (left, right) in matching.pairs {
      child(
        Pair(
          old: left.schema, new: right.schema, direction: pair.direction, isOptional: pair.isOptional,
          tags: tags.sorted().unique), of: index, by: .alternative)
    }
    for branch in matching.removed { local.branchRemoved(branch) }
    for branch in matching.added { local.branchAdded(branch, isSecond: one.count == 1) }
  }

  private func single(_ parts: SchemaParts, _ form: SchemaForm, in forms: SchemaForms) -> SchemaForm.Branch {
    SchemaForm.Branch(
      schema: parts, location: form.location, target: forms.target(of: parts), name: forms.name(of: parts))
  }

  /// Whether two schemas have the same content, whatever their names.
  private func isSame(_ left: SchemaParts, _ right: SchemaParts, _ direction: Direction) -> Bool {
    let pair = Pair(old: left, new: right, direction: direction)
    return sameness.holds(for: pair) {
      SchemaComparison(old: old, new: new, sameness: sameness).finds(nothingIn: pair)
    }
  }

  /// Compares two schemas until the first difference.
  private func finds(nothingIn pair: Pair) -> Bool {
    _ = visit(pair)
    while let next = pending.popLast() {
      if !compareOne(next).isEmpty { return false }
    }
    return true
  }
}

extension SchemaForm.Additional {
  var isNothing: Bool { if case .nothing = self { true } else { false } }
}
