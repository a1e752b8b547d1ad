import APIContract
import DataReading
import Diagnostics

/// Compares schemas where they are used. Each pair is compared once, however often it is used and even if a schema
/// contains itself.
final class SchemaComparison {
  /// Two schemas that correspond.
  struct Pair: Hashable {
    var old: SchemaParts
    var new: SchemaParts
    let direction: Direction
    /// Whether the value may be absent; null then counts as absent.
    var isOptional = false
    /// Whether these are alternatives, of which null is compared together.
    var isAlternative = false
    /// Whether generated code decodes the value into a type, if it receives it.
    var isRead = true
    /// Whether the value is sent as text, in which `1` and `"1"` are the same.
    var isText = false
    /// Whether the value is sent as XML, of which `xml` describes the names.
    var isXML = false
    /// What distinguishes these alternatives from others.
    var tags = Tags()
    /// The tags of the alternatives, if this is a property that distinguishes them. Such values are compared as tags.
    var tagValues = Tags.Values()
  }

  /// The properties that distinguish alternatives, in the old and the new schema, and their values in two that correspond.
  struct Tags: Hashable {
    struct Values: Hashable {
      var old: [String] = []
      var new: [String] = []
    }

    var properties: [String] = []
    var values = Values()
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
    var pair: Pair
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
  let sameness: Sameness
  let unchanged: UnchangedSchemas
  let reader: Reader
  /// How many comparisons this one is within, each of which decides how a keyword changed.
  let depth: Int

  init(
    old: SchemaForms, new: SchemaForms, reader: Reader, sameness: Sameness = Sameness(),
    unchanged: UnchangedSchemas? = nil, depth: Int = 0
  ) {
    self.old = old
    self.new = new
    self.reader = reader
    self.sameness = sameness
    self.unchanged = unchanged ?? UnchangedSchemas(old: old, new: new)
    self.depth = depth
  }

  /// Compares two schemas and the schemas nested in them.
  ///
  /// - Returns: The index of the two in ``pairs``; `nil` if they are unchanged.
  @discardableResult
  func compare(_ pair: Pair) -> Int? {
    if unchanged.contains(pair.old, pair.new) { return nil }
    let index = visit(pair)
    while let next = pending.popLast() { pairs[next].findings = compareOne(next) }
    return index
  }

  private func visit(_ use: Pair) -> Int {
    var pair = use
    pair.old = old.withoutReference(use.old)
    pair.new = new.withoutReference(use.new)
    if let known = indices[pair] { return known }
    indices[pair] = pairs.count
    pending.append(pairs.count)
    pairs.append(ComparedPair(pair: pair))
    return pairs.count - 1
  }

  /// Compares two schemas nested in those of a pair.
  ///
  /// - Parameters:
  ///   - step: How they are reached.
  ///   - isRead: Whether generated code reads their values, if it reads the values around them.
  func child(
    _ one: SchemaParts, _ other: SchemaParts, of parent: Int, by step: Step, isOptional: Bool = false,
    isRead: Bool = true, tags: Tags = Tags(), tagValues: Tags.Values = Tags.Values()
  ) {
    if unchanged.contains(one, other) { return }
    var pair = Pair(old: one, new: other, direction: pairs[parent].pair.direction, isOptional: isOptional)
    if case .alternative = step { pair.isAlternative = true }
    pair.isRead = isRead && pairs[parent].pair.isRead
    pair.isText = pairs[parent].pair.isText
    pair.isXML = pairs[parent].pair.isXML
    pair.tags = tags
    pair.tagValues = tagValues
    pairs[visit(pair)].parents.append((parent, step))
  }

  private func compareOne(_ index: Int) -> [Finding] {
    let before = old(pairs[index].pair.old, pairs[index].pair.direction)
    let after = new(pairs[index].pair.new, pairs[index].pair.direction)
    if before.isReadAsAnything { pairs[index].pair.isRead = false }
    let pair = pairs[index].pair
    var local = FormComparison(old: before, new: after, of: pair)
    local.compareFlags()
    if before.branches.isEmpty && after.branches.isEmpty {
      let isComparable = local.compareTypes()
      local.compareNull()
      if isComparable {
        local.compareValues()
        local.compareBounds()
        compareKeywords(before, after, pair, &local)
        compareProperties(before, after, index, &local)
        compareAdditional(before, after, index, &local)
        comparePatternProperties(before, after, index, &local)
        compareItems(before, after, index)
      }
      if reader == .any { compareHeirs(old.inheritance(of: before), new.inheritance(of: after), index, &local) }
    } else {
      compareBranches(before, after, index, &local)
    }
    return local.findings
  }

  // MARK: - Objects

  private func compareProperties(
    _ before: SchemaForm, _ after: SchemaForm, _ index: Int, _ local: inout FormComparison
  ) {
    let tags = pairs[index].pair.tags
    for name in Set(before.properties.keys).union(after.properties.keys).sorted() {
      let (one, other) = (before.property(name), after.property(name))
      if tags.properties.contains(name) {
        compareTag(name, one?.property, other?.property, index, &local)
      } else if let one, let other, one.name.exactSpelling == other.name.exactSpelling {
        compareProperty(one, other, index, &local)
      } else {
        // Two names may be equivalent and yet spelled differently.
        if let one { compareProperty(one, nil, index, &local) }
        if let other { compareProperty(nil, other, index, &local) }
      }
    }
  }

  private func compareProperty(
    _ one: SchemaForm.NamedProperty?, _ other: SchemaForm.NamedProperty?, _ index: Int, _ local: inout FormComparison
  ) {
    let name = one?.name ?? other?.name ?? ""
    local.compareProperty(
      name, one?.property, other?.property,
      wasNullable: one.map { old($0.property.schema, pairs[index].pair.direction).isNullable } ?? false)
    // What isn't declared may have been there as an undeclared property.
    let before = one?.property.schemaOfThisWay ?? (one == nil ? local.old.additional.schema : nil)
    let after = other?.property.schemaOfThisWay ?? (other == nil ? local.new.additional.schema : nil)
    guard let before, let after else { return }
    child(before, after, of: index, by: .property(name), isOptional: one?.property.isRequired != true)
  }

  /// Compares a property that distinguishes alternatives. Programs send it whether it is declared and required or not,
  /// and generated code reads values without it as values of no known alternative.
  private func compareTag(
    _ name: String, _ one: SchemaForm.Property?, _ other: SchemaForm.Property?, _ index: Int,
    _ local: inout FormComparison
  ) {
    let pair = pairs[index].pair
    let isUnknown = one == nil && local.old.additional.isNothing || other == nil && local.new.additional.isNothing
    let hasMoved = one != nil && other != nil && one?.isForOtherWay != other?.isForOtherWay
    if pair.direction == .response && reader == .any || isUnknown || hasMoved {
      local.compareProperty(name, one, other)
    }
    if hasMoved { return }
    let undeclared = SchemaParts.text(at: (one ?? other)?.location ?? local.new.location)
    child(
      one?.schema ?? undeclared, other?.schema ?? undeclared, of: index, by: .property(name),
      tagValues: pair.tags.values)
  }

  private func compareItems(_ before: SchemaForm, _ after: SchemaForm, _ index: Int) {
    guard [before, after].allSatisfy({ $0.types?.contains(.array) == true }) else { return }
    // Generated code leaves elements untyped if the first ones have schemas of their own.
    let isRead = before.firstItems.isEmpty
    let count = max(before.firstItems.count, after.firstItems.count)
    for position in 0..<count {
      child(before.element(at: position), after.element(at: position), of: index, by: .element, isRead: isRead)
    }
    guard before.items != nil || after.items != nil, before.end == nil, after.end == nil else { return }
    child(before.element(at: count), after.element(at: count), of: index, by: .element, isRead: isRead)
  }

  private func compareAdditional(
    _ before: SchemaForm, _ after: SchemaForm, _ index: Int, _ local: inout FormComparison
  ) {
    local.compareAdditional(content: content(before.additional.schema, after.additional.schema))
    if let one = before.additional.schema, let other = after.additional.schema {
      child(one, other, of: index, by: .otherProperty, isRead: before.patternProperties.isEmpty)
    }
  }

  private func comparePatternProperties(
    _ before: SchemaForm, _ after: SchemaForm, _ index: Int, _ local: inout FormComparison
  ) {
    for pattern in Set(before.patternProperties.keys).union(after.patternProperties.keys).sorted() {
      let (one, other) = (before.patternProperties[pattern], after.patternProperties[pattern])
      if let one = one ?? before.additional.schema, let other = other ?? after.additional.schema {
        // Generated code leaves such properties untyped.
        child(one, other, of: index, by: .otherProperty, isRead: before.patternProperties.isEmpty)
      } else {
        local.patternChanged(
          pattern, wasThere: one != nil, at: (one ?? other)?.location, content: content(one, other))
      }
    }
  }

  /// Returns what identifies a change by what an old and a new schema say, in a comparison whose findings are reported.
  func content(_ one: SchemaParts?, _ other: SchemaParts?) -> String? {
    depth > 0 ? nil : "\(one.map { old.content(of: $0) } ?? "") \(other.map { new.content(of: $0) } ?? "")"
  }

  /// Whether two schemas have the same content, whatever their names.
  func isSame(_ left: SchemaParts, _ right: SchemaParts, _ direction: Direction) -> Bool {
    let pair = Pair(old: old.withoutReference(left), new: new.withoutReference(right), direction: direction)
    return sameness.holds(for: pair) {
      // Which way a keyword within changed doesn't matter.
      let comparison = SchemaComparison(
        old: old, new: new, reader: reader, sameness: sameness, unchanged: unchanged, depth: Self.deepest)
      return comparison.finds(nothingIn: pair)
    }
  }

  /// Compares two schemas until the first difference.
  private func finds(nothingIn pair: Pair) -> Bool {
    if unchanged.contains(pair.old, pair.new) { return true }
    _ = visit(pair)
    while let next = pending.popLast() {
      if !compareOne(next).isEmpty { return false }
    }
    return true
  }
}

extension SchemaForm {
  fileprivate typealias NamedProperty = (name: String, property: Property)

  /// Returns a property with its name as it is spelled. One that is required and isn't declared may have any value.
  fileprivate func property(_ name: String) -> NamedProperty? {
    if let index = properties.index(forKey: name) { return (properties.keys[index], properties.values[index]) }
    return keywords["required \(name)"]?.first.map { node in
      let schema = SchemaParts.anything(at: node.location)
      return (name, Property(schema: schema, isRequired: true, location: node.location, otherWay: nil))
    }
  }
}

extension SchemaForm {
  /// Whether generated code reads any value, because there are several types.
  var isReadAsAnything: Bool { branches.isEmpty && values == nil && types?.names.count ?? 0 > 1 }
}

extension SchemaForm.Property {
  /// The schema, if the property travels in this direction.
  fileprivate var schemaOfThisWay: SchemaParts? { isForOtherWay ? nil : schema }
}

extension SchemaForm.Additional {
  var isNothing: Bool { if case .nothing = self { true } else { false } }

  /// The schema of undeclared properties, if they have one.
  var schema: SchemaParts? { if case .schema(let schema) = self { schema } else { nil } }
}
