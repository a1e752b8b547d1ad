import APIContract
import DataReading

/// Compares keywords that have no normal form.
extension SchemaComparison {
  /// The deepest comparison within others that decides how a keyword changed.
  static let deepest = 2
  /// How many pairs of values of one keyword are compared.
  private static let mostCompared = 400

  func compareKeywords(
    _ before: SchemaForm, _ after: SchemaForm, _ pair: Pair, _ local: inout FormComparison
  ) {
    var changed: Set<String> = []
    let areSeveral = max(before.conditions.count, after.conditions.count) > 1
    let (old, new) = (before.keywords(separateConditions: areSeveral), after.keywords(separateConditions: areSeveral))
    for keyword in Set(old.keys).union(new.keys).sorted()
    where (keyword != "xml" || pair.isXML) && !before.declares(keyword) && !after.declares(keyword) {
      // A condition comes and goes with its consequences.
      if ["then", "else"].contains(keyword), (old["if"] == nil) != (new["if"] == nil) { continue }
      // A schema that becomes closed may refuse what others declare, which is no change of its own.
      if keyword == "additionalProperties", before.additional.isNothing != after.additional.isNothing { continue }
      // Exactly one is also at least one.
      let implied = keyword == "anyOf" ? (old: new["oneOf"] ?? [], new: old["oneOf"] ?? []) : ([], [])
      let (one, other) = different(
        (old[keyword] ?? []).filter { !implied.0.contains($0) },
        (new[keyword] ?? []).filter { !implied.1.contains($0) }, keyword, pair.direction)
      guard !one.isEmpty || !other.isEmpty else { continue }
      changed.insert(keyword)
      let isConditional = ["then", "else"].contains(keyword) && changed.contains("if")
      let isCounted = keyword == "contains" && (before.bounds["maxContains"] ?? after.bounds["maxContains"]) != nil
      for change in changes(of: keyword, one, other, isKnown: !isConditional && !isCounted) {
        local.keywordChanged(
          keyword, change, one.first, other.first,
          content: depth > 0 ? nil : "\(self.old.content(of: one)) \(self.new.content(of: other))")
      }
    }
  }

  /// Returns the values of a keyword that don't mean the same as one of the other side. Those that are written alike are
  /// compared first, and the others if they are few.
  private func different(
    _ one: [Node], _ other: [Node], _ keyword: String, _ direction: Direction
  ) -> ([Node], [Node]) {
    var matching = Matching(one, other)
    matching.match(by: { [$0] }, where: { meansSame($0, $1, keyword, direction) })
    matching.match(ofAtMost: Self.mostCompared) { meansSame($0, $1, keyword, direction) }
    return (matching.removed, matching.added)
  }

  /// Whether two values of a keyword mean the same. Schemas that are written alike may refer to others that changed.
  private func meansSame(_ one: Node, _ other: Node, _ keyword: String, _ direction: Direction) -> Bool {
    switch keyword {
    case "contains", "if", "then", "else", "propertyNames", "unevaluatedItems", "not", "contentSchema", "$dynamicRef":
      return isSame(SchemaParts(one), SchemaParts(other), direction)
    case "alternatives":
      guard let one = one.sequence, let other = other.sequence, one.count == other.count else { return false }
      return zip(one, other).allSatisfy { isSame(SchemaParts($0), SchemaParts($1), direction) }
    case "dependentSchemas", "dependencies":
      guard let one = one.mapping, let other = other.mapping, one.count == other.count else { return false }
      return one.entries.allSatisfy { entry in
        guard let value = other[entry.key] else { return false }
        if entry.value.sequence != nil || value.sequence != nil { return entry.value == value }
        return isSame(SchemaParts(entry.value), SchemaParts(value), direction)
      }
    default: return one == other
    }
  }

  // MARK: - Which way

  /// - Parameter isKnown: Whether what is around the keyword is the same, so that its schemas can be compared.
  private func changes(of keyword: String, _ one: [Node], _ other: [Node], isKnown: Bool) -> [KeywordChange] {
    switch keyword {
    case _ where SchemaForms.boundKeywords.contains(keyword), "pattern", "$dynamicRef", "xml": return [.changed]
    case "anyOf" where one.count == 1 && other.count == 1: return [change(ofRequirements: one, other)]
    case "dependentRequired": return changes(ofDependencies: dependencies(one), dependencies(other))
    case _ where one.isEmpty: return [.tightened]
    case _ where other.isEmpty: return [.loosened]
    case "dependentSchemas": return dependentChanges(one, other)
    case "contains", "propertyNames", "unevaluatedItems", "then", "else":
      return isKnown ? [change(one, other)] : [.changed]
    case "not": return [change(one, other).opposite]
    default: return [.changed]
    }
  }

  private func dependencies(_ nodes: [Node]) -> Set<[String]> {
    let pairs = nodes.flatMap { $0.mapping?.entries ?? [] }.flatMap { entry in
      (entry.value.sequence ?? []).compactMap(\.string).map { [entry.key.exactSpelling, $0.exactSpelling] }
    }
    return Set(pairs)
  }

  private func changes(ofDependencies one: Set<[String]>, _ other: Set<[String]>) -> [KeywordChange] {
    (other.isSubset(of: one) ? [] : [.tightened]) + (one.isSubset(of: other) ? [] : [.loosened])
  }

  /// Compares lists of names, of which an object must have those of one list.
  private func change(ofRequirements one: [Node], _ other: [Node]) -> KeywordChange {
    func lists(_ nodes: [Node]) -> [Set<String>] {
      nodes.flatMap { $0.sequence ?? [] }.map { Set(($0.sequence ?? []).compactMap(\.string)) }
    }
    func allow(_ left: [Set<String>], allOf right: [Set<String>]) -> Bool {
      right.allSatisfy { list in left.contains { $0.isSubset(of: list) } }
    }
    let (before, after) = (lists(one), lists(other))
    return allow(after, allOf: before) ? .loosened : allow(before, allOf: after) ? .tightened : .changed
  }

  private func dependentChanges(_ one: [Node], _ other: [Node]) -> [KeywordChange] {
    guard one.count == 1, other.count == 1 else { return [.changed] }
    let names = Set((one + other).flatMap { $0.mapping?.keys ?? [] }).sorted()
    return names.compactMap { name -> KeywordChange? in
      switch (one[0][name], other[0][name]) {
      case (nil, _): .tightened
      case (_, nil): .loosened
      case (let left?, let right?):
        isSame(SchemaParts(left), SchemaParts(right), .request) ? nil : change([left], [right])
      }
    }.unique
  }

  /// Returns whether the new schema allows less than the old one, or more.
  private func change(_ one: [Node], _ other: [Node]) -> KeywordChange {
    guard one.count == 1, other.count == 1, depth < Self.deepest else { return .changed }
    let (left, right) = (SchemaParts(one[0]), SchemaParts(other[0]))
    let there = SchemaComparison(
      old: old, new: new, reader: reader, sameness: sameness, unchanged: unchanged, depth: depth + 1)
    if there.allowsAll(of: left, in: right) { return .loosened }
    let back = SchemaComparison(old: new, new: old, reader: reader, depth: depth + 1)
    return back.allowsAll(of: right, in: left) ? .tightened : .changed
  }

  /// Whether the new schema allows every value that the old one allows.
  private func allowsAll(of one: SchemaParts, in other: SchemaParts) -> Bool {
    compare(Pair(old: one, new: other, direction: .request))
    return pairs.lazy.flatMap(\.findings).allSatisfy(\.allowsMore)
  }
}

extension Finding {
  /// Whether everything stays allowed that was. A property that isn't declared may be anything.
  fileprivate var allowsMore: Bool {
    switch rule {
    case "req.property.removed": true
    case "req.property.added-optional": false
    default: Rule.named(rule).map { $0.wire <= .info } ?? false
    }
  }
}

extension SchemaForm {
  /// Returns the keywords without a normal form.
  ///
  /// - Parameter separateConditions: Whether a single condition is a schema of its own, as each of several is.
  fileprivate func keywords(separateConditions: Bool) -> [String: [Node]] {
    guard separateConditions, conditions.count == 1 else { return keywords }
    var keywords = keywords
    for keyword in ["then", "else"] { keywords[keyword] = nil }
    keywords["if"] = conditions
    return keywords
  }

  /// Whether the keyword stands for a required property that the other side doesn't declare, and this one does.
  fileprivate func declares(_ keyword: String) -> Bool {
    keyword.hasPrefix("required ") && properties[String(keyword.dropFirst("required ".count))] != nil
  }
}
