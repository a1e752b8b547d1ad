import APIContract
import DataReading

/// Compares alternatives.
extension SchemaComparison {
  func compareBranches(_ before: SchemaForm, _ after: SchemaForm, _ index: Int, _ local: inout FormComparison) {
    let pair = pairs[index].pair
    let one = alternatives(of: pair.old, before, in: old)
    let other = alternatives(of: pair.new, after, in: new)
    let matching = matching(one, other, pair.direction)
    local.compareNull()
    local.compareTags(matching)
    compareExclusivity(before, after, pair.direction, &local)
    compareOverlap(before, after, matching, pair.direction, &local)
    compareDefaults(before, after, matching, &local)
    var tags = before.tag != nil && after.tag != nil ? [before.tag, after.tag].compactMap { $0?.property } : []
    if before.tag == nil, after.tag == nil, before.constantTag == after.constantTag {
      tags += [before.constantTag].compactMap(\.self)
    }
    for (left, right) in matching.pairs + movedTags(before, after, matching) {
      child(
        left.schema, right.schema, of: index, by: .alternative, isOptional: pair.isOptional,
        tags: Tags(properties: tags.sorted().unique, values: Tags.Values(old: left.tags, new: right.tags)))
    }
    add(matching, isSecond: before.branches.isEmpty && !before.isReadAsAnything, &local)
  }

  /// Returns the alternatives of a schema, of which one that has none in its normal form may still have been written with
  /// some, or with a list of types.
  private func alternatives(
    of parts: SchemaParts, _ form: SchemaForm, in forms: SchemaForms
  ) -> [SchemaForm.Branch] {
    if !form.branches.isEmpty { return form.branches }
    if !form.plainBranches.isEmpty { return form.plainBranches }
    let types = form.values == nil ? forms.splitByType(parts) : []
    return types.isEmpty ? [single(parts, form, in: forms)] : types
  }

  private func single(_ parts: SchemaParts, _ form: SchemaForm, in forms: SchemaForms) -> SchemaForm.Branch {
    SchemaForm.Branch(
      schema: parts, location: form.location, target: forms.target(of: parts), name: forms.name(of: parts))
  }

  private func matching(
    _ one: [SchemaForm.Branch], _ other: [SchemaForm.Branch], _ direction: Direction
  ) -> BranchMatching {
    BranchMatching(branches: one, other) { [self] left, right in
      isSame(left.schema, right.schema, direction)
        || isSame(SchemaParts(left.target), SchemaParts(right.target), direction)
    } likeness: { [self] left, right in
      old(left.schema, direction).likeness(to: new(right.schema, direction))
    }
  }

  /// Returns alternatives that don't correspond and have a tag in common: what has the tag was one, and is the other. Of
  /// several with one tag, the first counts.
  private func movedTags(
    _ before: SchemaForm, _ after: SchemaForm, _ matching: BranchMatching
  ) -> [(old: SchemaForm.Branch, new: SchemaForm.Branch)] {
    guard let tag = before.tag, tag.property == after.tag?.property else { return [] }
    let tagged = after.branches.enumerated().flatMap { index, branch in branch.tags.map { ($0, index) } }
    let selected = Dictionary(tagged) { first, _ in first }
    let partners = Dictionary(matching.pairs.map { ($0.old.location, $0.new.location) }) { first, _ in first }
    return before.branches.flatMap { left in
      left.tags.compactMap { selected[$0] }.unique.map { after.branches[$0] }
        .filter { $0.location != partners[left.location] }.map { (left, $0) }
    }
  }

  /// Compares `anyOf` with `oneOf`, which rejects values that fit several alternatives.
  private func compareExclusivity(
    _ before: SchemaForm, _ after: SchemaForm, _ direction: Direction, _ local: inout FormComparison
  ) {
    guard before.isExclusive != after.isExclusive, !before.branches.isEmpty, !after.branches.isEmpty else { return }
    let (form, forms) = after.isExclusive ? (after, new) : (before, old)
    guard form.tag == nil else { return }
    switch BranchOverlap(forms, direction, reader).overlap(of: form.branches) {
    case .none: return
    case .some: local.keywordChanged("oneOf", after.isExclusive ? .tightened : .loosened, nil, nil)
    case .unknown: local.keywordChanged("oneOf", .changed, nil, nil)
    }
  }

  /// Compares which alternatives of `oneOf` have values in common, which it doesn't allow.
  private func compareOverlap(
    _ before: SchemaForm, _ after: SchemaForm, _ matching: BranchMatching, _ direction: Direction,
    _ local: inout FormComparison
  ) {
    guard [before, after].allSatisfy({ $0.isExclusive || $0.branches.isEmpty }), before.tag == nil, after.tag == nil,
      BranchOverlap.compares(max(before.branches.count, after.branches.count))
    else { return }
    let (one, other) = (BranchOverlap(old, direction, reader), BranchOverlap(new, direction, reader))
    let pairs = matching.pairs.map { ($0.old, $0.new) }
    if Self.hasNewOverlap(among: pairs, and: matching.added, one, other) {
      local.keywordChanged("oneOf", .tightened, nil, nil)
    }
    if Self.hasNewOverlap(among: pairs.map { ($1, $0) }, and: matching.removed, other, one) {
      local.keywordChanged("oneOf", .loosened, nil, nil)
    }
  }

  /// Whether an alternative that is on one side only has values in common with another there, or two that correspond
  /// with two of the other side, where these have none.
  private static func hasNewOverlap(
    among pairs: [(SchemaForm.Branch, SchemaForm.Branch)], and added: [SchemaForm.Branch], _ before: BranchOverlap,
    _ after: BranchOverlap
  ) -> Bool {
    let all = pairs.map(\.1) + added
    return added.contains { branch in
      all.contains { $0.location != branch.location && after.overlap($0, branch) == .some }
    }
      || pairs.indices.contains { index in
        pairs[..<index].contains { other in
          after.overlap(pairs[index].1, other.1) == .some && before.overlap(pairs[index].0, other.0) == .none
        }
      }
  }

  /// Compares which alternative a value without a tag is.
  private func compareDefaults(
    _ before: SchemaForm, _ after: SchemaForm, _ matching: BranchMatching, _ local: inout FormComparison
  ) {
    let (one, other) = (before.defaultAlternative, after.defaultAlternative)
    let isSame =
      (one == nil && other == nil)
      || matching.pairs.contains { $0.old.target.location == one && $0.new.target.location == other }
    if !isSame { local.keywordChanged("defaultMapping", .changed, nil, nil) }
  }

  /// Compares what else values may be besides what a schema with a discriminator says itself.
  func compareHeirs(
    _ before: SchemaForm.Inheritance?, _ after: SchemaForm.Inheritance?, _ index: Int, _ local: inout FormComparison
  ) {
    guard let before, let after else {
      if before != nil || after != nil { local.inheritanceChanged(from: before?.tag, to: after?.tag) }
      return
    }
    let matching = matching(before.heirs, after.heirs, pairs[index].pair.direction)
    local.compareTags(from: before.tag, to: after.tag, matching)
    for (left, right) in matching.pairs { child(left.schema, right.schema, of: index, by: .alternative) }
    add(matching, isSecond: false, &local)
  }

  /// Adds the alternatives that one side lacks.
  private func add(_ matching: BranchMatching, isSecond: Bool, _ local: inout FormComparison) {
    for branch in matching.removed { local.branchRemoved(branch, content: content(branch.schema, nil)) }
    for branch in matching.added {
      local.branchAdded(branch, isSecond: isSecond, content: content(nil, branch.schema))
    }
  }
}

extension SchemaForm {
  /// How much two alternatives have in common, from 0 to 100. Those that share less than half are different ones.
  fileprivate func likeness(to other: SchemaForm) -> Int {
    guard types == other.types, branches.isEmpty, other.branches.isEmpty else { return 0 }
    let (one, two) = (Set(properties.keys), Set(other.properties.keys))
    let all = one.union(two)
    guard !all.isEmpty else { return types == nil ? 0 : 100 }
    let share = 100 * one.intersection(two).count / all.count
    return share < 50 ? 0 : share
  }
}
