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
    var tags: Set<String> = []
  }

  let old: SchemaForms
  let new: SchemaForms
  private(set) var findings: [Pair: [Finding]] = [:]
  private(set) var parents: [Pair: [Pair]] = [:]
  private var pending: [Pair] = []

  init(old: SchemaForms, new: SchemaForms) {
    self.old = old
    self.new = new
  }

  /// Compares two schemas and the schemas nested in them.
  func compare(_ pair: Pair) {
    visit(pair)
    while let next = pending.popLast() { findings[next] = compareOne(next) }
  }

  private func visit(_ pair: Pair) {
    if findings[pair] == nil {
      findings[pair] = []
      pending.append(pair)
    }
  }

  private func child(_ child: Pair, of pair: Pair) {
    parents[child, default: []].append(pair)
    visit(child)
  }

  private func compareOne(_ pair: Pair) -> [Finding] {
    let before = old(pair.old, pair.direction)
    let after = new(pair.new, pair.direction)
    var local = FormComparison(old: before, new: after, direction: pair.direction, isOptional: pair.isOptional)
    local.compareFlags()
    if before.branches.isEmpty && after.branches.isEmpty {
      let isComparable = local.compareTypes()
      local.compareNull()
      if isComparable {
        local.compareValues()
        local.compareBounds()
        compareProperties(before, after, pair, &local)
        compareAdditional(before, after, pair, &local)
        if let one = before.items, let other = after.items {
          child(Pair(old: one, new: other, direction: pair.direction), of: pair)
        }
      }
    } else {
      compareBranches(before, after, pair, &local)
    }
    return local.findings
  }

  // MARK: - Objects

  private func compareProperties(
    _ before: SchemaForm, _ after: SchemaForm, _ pair: Pair, _ local: inout FormComparison
  ) {
    for name in Set(before.properties.keys).union(after.properties.keys).sorted() where !pair.tags.contains(name) {
      let one = before.properties[name]
      let other = after.properties[name]
      local.compareProperty(name, one, other, isClosed: after.additional.isNothing)
      guard let one, let other, !one.isForOtherWay, !other.isForOtherWay else { continue }
      child(
        Pair(
          old: one.schema, new: other.schema, direction: pair.direction,
          isOptional: !one.isRequired), of: pair)
    }
  }

  private func compareAdditional(
    _ before: SchemaForm, _ after: SchemaForm, _ pair: Pair, _ local: inout FormComparison
  ) {
    local.compareAdditional()
    if case .schema(let one) = before.additional, case .schema(let other) = after.additional {
      child(Pair(old: one, new: other, direction: pair.direction), of: pair)
    }
  }

  // MARK: - Branches

  private func compareBranches(
    _ before: SchemaForm, _ after: SchemaForm, _ pair: Pair, _ local: inout FormComparison
  ) {
    let one = before.branches.isEmpty ? [single(pair.old, before, in: old)] : before.branches
    let other = after.branches.isEmpty ? [single(pair.new, after, in: new)] : after.branches
    let matching = BranchMatching(one, other) { [self] left, right in isSame(left, right, pair.direction) }
    local.compareNull()
    local.compareTags(matching)
    let tags = before.tag != nil && after.tag != nil ? [before.tag, after.tag].compactMap { $0?.property } : []
    for (left, right) in matching.pairs {
      child(
        Pair(
          old: left.schema, new: right.schema, direction: pair.direction, isOptional: pair.isOptional,
          tags: Set(tags)), of: pair)
    }
    for branch in matching.removed { local.branchRemoved(branch) }
    for branch in matching.added { local.branchAdded(branch, isSecond: one.count == 1) }
  }

  private func single(_ parts: SchemaParts, _ form: SchemaForm, in forms: SchemaForms) -> SchemaForm.Branch {
    SchemaForm.Branch(
      schema: parts, location: form.location, target: forms.target(of: parts), name: forms.name(of: parts))
  }

  /// Whether two alternatives have the same content, whatever their names; alternatives that contain others are never
  /// compared this way.
  private func isSame(_ left: SchemaForm.Branch, _ right: SchemaForm.Branch, _ direction: Direction) -> Bool {
    let trial = SchemaComparison(old: old, new: new)
    trial.compare(Pair(old: left.schema, new: right.schema, direction: direction))
    return trial.findings.values.allSatisfy { $0.isEmpty }
  }
}

extension SchemaForm.Additional {
  var isNothing: Bool { if case .nothing = self { true } else { false } }
}
