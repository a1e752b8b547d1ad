import APIContract
import DataReading
import Diagnostics

/// Compares two schemas in their normal forms, without the schemas nested in them.
struct FormComparison {
  let old: SchemaForm
  let new: SchemaForm
  private let pair: SchemaComparison.Pair
  private(set) var findings: [Finding] = []

  init(old: SchemaForm, new: SchemaForm, of pair: SchemaComparison.Pair) {
    self.old = old
    self.new = new
    self.pair = pair
  }

  private var direction: Direction { pair.direction }

  private var isRequest: Bool { direction == .request }
  var side: String { isRequest ? "req" : "res" }

  mutating func add(
    _ rule: String, old: SourceLocation?, new: SourceLocation?, subject: String = "", before: String = "",
    after: String = "", content: String? = nil, wire: Level? = nil, isForAnyReader: Bool = false,
    levelsOf: String? = nil
  ) {
    findings.append(
      Finding(
        rule: rule, direction: direction, old: place(old, in: self.old, of: new, in: self.new, subject),
        new: place(new, in: self.new, of: old, in: self.old, subject), subject: subject, before: before,
        after: after, content: content, wire: isRequest || pair.isRead ? wire : .info,
        isForAnyReader: isForAnyReader, levelsOf: levelsOf))
  }

  /// Returns where a schema lacks what the other one has. If several schemas apply together, it is in the one that
  /// corresponds, so that all uses of it have one cause.
  private func place(
    _ location: SourceLocation?, in form: SchemaForm, of counterpart: SourceLocation?, in other: SchemaForm,
    _ property: String
  ) -> SourceLocation? {
    guard location == form.location, let counterpart, let member = other.member(at: counterpart, property) else {
      return location
    }
    return form.place(correspondingTo: member, of: other) ?? location
  }

  // MARK: - The schema itself

  mutating func compareFlags() {
    if old.isDeprecated != new.isDeprecated {
      add(
        new.isDeprecated ? "property.deprecated" : "property.undeprecated", old: old.place("deprecated"),
        new: new.place("deprecated"))
    }
    if old.sunset != new.sunset, !Sunset.isPartOfDeprecation(old.sunset, new.sunset, old.isDeprecated, new.isDeprecated)
    {
      add(
        "property.sunset-changed", old: old.place("x-sunset"), new: new.place("x-sunset"), before: old.sunset ?? "",
        after: new.sunset ?? "")
    }
    if let rule = Stability.change(old.stability, new.stability) {
      add(
        "property.stability-\(rule)", old: old.place("x-stability-level"), new: new.place("x-stability-level"),
        before: old.stability ?? "", after: new.stability ?? "")
    }
    if old.isSecret != new.isSecret {
      add(
        new.isSecret ? "secret.marked" : "secret.unmarked", old: old.place("x-secret"), new: new.place("x-secret"))
    }
    if isRequest, old.isWriteOnly != new.isWriteOnly {
      add("req.property.write-only-set", old: old.place("writeOnly"), new: new.place("writeOnly"))
    }
    if !isRequest, old.isReadOnly != new.isReadOnly {
      add("res.property.read-only-set", old: old.place("readOnly"), new: new.place("readOnly"))
    }
    compareDefault()
  }

  private mutating func compareDefault() {
    guard old.defaultValue != new.defaultValue else { return }
    let rule: String
    switch (isRequest, old.defaultValue, new.defaultValue) {
    case (false, _, _): rule = "res.default.changed"
    case (true, nil, _): rule = "req.default.added"
    case (true, _, nil): rule = "req.default.removed"
    case (true, _, _): rule = "req.default.changed"
    }
    add(
      rule, old: old.place("default"), new: new.place("default"), before: old.defaultValue?.jsonText ?? "",
      after: new.defaultValue?.jsonText ?? "")
  }

  // MARK: - Types

  /// Whether the two types are similar enough for the rest to be compared.
  mutating func compareTypes() -> Bool {
    let (one, other) = (old.types, new.types)
    compareFormats()
    let (isText, wasText) = (old.isText(in: new, pair), new.isText(in: old, pair))
    guard one != other, !(isText && wasText), !old.areTypesImplied || !new.areTypesImplied else { return true }
    let isWider = other == nil || one.map { other?.includes($0) == true } ?? false || isText
    let isNarrower = one == nil || other.map { one?.includes($0) == true } ?? false || wasText
    let change = isWider ? "widened" : isNarrower ? "narrowed" : "changed"
    add(
      "\(side).type.\(change)", old: old.place("type"), new: new.place("type"), before: old.typeWords,
      after: new.typeWords)
    return isWider || isNarrower
  }

  /// Compares the formats of texts, if both have texts, and those of numbers, if both have the same ones.
  private mutating func compareFormats() {
    guard old.format != nil || new.format != nil else { return }
    let (one, other) = (Formats(old), Formats(new))
    let numbers = [old, new].map { $0.types?.intersection([.integer, .number]) ?? [] }
    let areTexts =
      old.types == new.types || [old, new].allSatisfy { $0.types?.contains(.string) == true }
      || old.isOnlyText(in: new, pair) || new.isOnlyText(in: old, pair)
    var words: [String] = []
    if areTexts, one.text != other.text {
      words = [one.text == nil ? "format.added" : other.text == nil ? "format.removed" : "type.changed"]
    }
    if numbers[0] == numbers[1], one.size != other.size, !old.hasTextsInstead(in: new, pair) {
      words.append(one.size < other.size ? "format.widened" : "format.narrowed")
    }
    for word in words {
      // A format for which the generated code has no type of its own can't break a program.
      add(
        "\(side).\(word)", old: old.place("format"), new: new.place("format"), before: old.format ?? "",
        after: new.format ?? "", wire: isRequest ? other.refusal : one.isTyped ? nil : .info)
    }
  }

  mutating func compareNull() {
    guard old.isNullable != new.isNullable, !pair.isAlternative, !old.allowsAnything, !new.allowsAnything else {
      return
    }
    let rule =
      if new.isNullable {
        !isRequest && pair.isOptional ? "res.nullable.added-to-optional" : "\(side).nullable.added"
      } else {
        "\(side).nullable.removed"
      }
    // Generated code reads null as one more alternative, unless a property selects them.
    let isReadAnyway = old.branches.count > 1 && old.tag == nil && old.constantTag == nil
    add(
      rule, old: old.place("null", "type", "enum", "nullable"), new: new.place("null", "type", "enum", "nullable"),
      wire: !isRequest && isReadAnyway ? .info : nil)
  }

  // MARK: - Values

  mutating func compareValues() {
    // The values of a tag are compared as tags.
    if old.allowsOnly(pair.tagValues.old), new.allowsOnly(pair.tagValues.new) { return }
    let places = (old: old.place("enum"), new: new.place("enum"))
    // Where any value is allowed, only the names matter.
    let areOnlyNames = old.values == nil && new.values == nil
    let wire: Level? = areOnlyNames ? .info : nil
    func values(_ form: SchemaForm) -> [Node]? {
      let values = areOnlyNames ? form.namedValues : form.values
      return pair.isText ? values?.map { Node(.string($0.text), at: $0.location) } : values
    }
    func words(_ value: Node) -> String { pair.isText ? value.text : value.words }
    func words(_ values: [Node]) -> String { values.map { words($0) }.joined(separator: ", ") }
    switch (values(old), values(new)) {
    case (nil, nil): break
    case (nil, let values?):
      let rule = values.count > 1 ? "enum.introduced" : isRequest ? "const.changed" : "const.added"
      add(
        "\(side).\(rule)", old: places.old, new: places.new, after: words(values), wire: wire,
        isForAnyReader: areOnlyNames)
    case (let values?, nil):
      add(
        "\(side).\(values.count > 1 ? "enum" : "const").dropped", old: places.old, new: places.new,
        before: words(values), wire: wire, isForAnyReader: areOnlyNames)
    case (let one?, let other?) where one.count == 1 && other.count == 1 && one != other:
      add(
        "\(side).const.changed", old: places.old, new: places.new, before: words(one), after: words(other),
        wire: wire, isForAnyReader: areOnlyNames)
    case (let one?, let other?):
      let (known, kept) = (Set(one), Set(other))
      for value in one where !kept.contains(value) {
        add(
          "\(side).enum.value-removed", old: places.old, new: places.new, subject: words(value), before: words(value),
          wire: wire, isForAnyReader: areOnlyNames)
      }
      for value in other where !known.contains(value) {
        add(
          "\(side).enum.value-added", old: places.old, new: places.new, subject: words(value), after: words(value),
          wire: wire, isForAnyReader: areOnlyNames, levelsOf: isOfAnotherType(value) ? "res.type.widened" : nil)
      }
    }
  }

  /// Whether a response has a value of a type that only its values name, and that the old ones don't have. A program can't
  /// keep it as an unknown value.
  private func isOfAnotherType(_ value: Node) -> Bool {
    guard !isRequest, !pair.isText, old.areTypesImplied, new.areTypesImplied, let type = value.jsonType else {
      return false
    }
    return old.types?.includes(type) == false
  }

  // MARK: - Bounds

  mutating func compareBounds() {
    for keyword in Rule.boundKeywords where old.keywords[keyword] == nil && new.keywords[keyword] == nil {
      let (one, other) = (old.bounds[keyword], new.bounds[keyword])
      guard one?.value != other?.value else { continue }
      let change = KeywordChange(bound: keyword, one?.value, other?.value)
      guard !isImplied(keyword, change) else { continue }
      add(
        "\(side).\(keyword).\(change.rawValue)", old: one?.location ?? old.location,
        new: other?.location ?? new.location, before: one.words, after: other.words)
    }
    comparePatterns()
  }

  /// Whether the side that lacks the limit excludes as much by something else.
  private func isImplied(_ keyword: String, _ change: KeywordChange) -> Bool {
    let (there, elsewhere) = change == .tightened ? (new, old) : (old, new)
    if keyword == "minProperties", let least = there.bounds[keyword] {
      return least.value <= ExactNumber(elsewhere.requiredCount)
    }
    return ValueLimit(there.bounds, keyword)?.isImplied(by: elsewhere) ?? false
  }

  private mutating func comparePatterns() {
    let (one, other) = (Set(old.patterns.map(\.exactSpelling)), Set(new.patterns.map(\.exactSpelling)))
    guard one != other else { return }
    let change =
      isRequest ? (one.isSubset(of: other) ? "tightened" : other.isSubset(of: one) ? "loosened" : "changed") : "changed"
    add(
      "\(side).pattern.\(change)", old: old.place("pattern"), new: new.place("pattern"),
      before: old.patterns.sorted().joined(separator: ", "), after: new.patterns.sorted().joined(separator: ", "))
  }

  // MARK: - Objects

  /// - Parameter wasNullable: Whether the old property could be null, which generated code reads alike if it is absent.
  mutating func compareProperty(
    _ name: String, _ one: SchemaForm.Property?, _ other: SchemaForm.Property?,
    wasNullable: @autoclosure () -> Bool = false
  ) {
    let before = one.flatMap { $0.isForOtherWay ? nil : $0 }
    let after = other.flatMap { $0.isForOtherWay ? nil : $0 }
    switch (before, after) {
    case (nil, nil): break
    case (nil, let added?):
      let addition =
        if isRequest {
          added.isRequired ? "req.property.added-required" : "req.property.added-optional"
        } else {
          "res.property.added"
        }
      let rule = one == nil ? addition : isRequest ? "req.property.became-writable" : "res.property.became-readable"
      add(rule, old: one?.otherWay ?? one?.location, new: added.location, subject: name, levelsOf: addition)
    case (let removed?, nil):
      // What may be missing already is no loss to generated code.
      let wire: Level? = !isRequest && (!removed.isRequired || wasNullable()) ? .info : nil
      let removal =
        if isRequest {
          new.additional.isNothing ? "req.property.removed-from-closed" : "req.property.removed"
        } else {
          removed.isRequired ? "res.property.removed-required" : "res.property.removed-optional"
        }
      let rule =
        other == nil ? removal : isRequest ? "req.property.became-read-only" : "res.property.became-write-only"
      add(
        rule, old: removed.location, new: other?.otherWay ?? other?.location, subject: name, wire: wire,
        levelsOf: isRequest ? nil : removal)
    case (let kept?, let still?):
      guard kept.isRequired != still.isRequired else { return }
      addRequired(name, isRequired: still.isRequired, wire: !isRequest && wasNullable() ? .info : nil)
    }
  }

  private mutating func addRequired(_ name: String, isRequired: Bool, wire: Level?) {
    add(
      "\(side).property.became-\(isRequired ? "required" : "optional")", old: old.place(ofRequired: name),
      new: new.place(ofRequired: name), subject: name, wire: wire)
  }

  /// - Parameter content: What the schemas of undeclared properties say.
  mutating func compareAdditional(content: @autoclosure () -> String?) {
    let isObject = [old, new].allSatisfy { $0.types?.contains(.object) == true || $0.types == nil }
    guard isObject else { return }
    func words(_ form: SchemaForm) -> String { form.additional.schema?.parts.first?.node.jsonText ?? "" }
    let change: String
    switch (old.additional, new.additional) {
    case (.nothing, .nothing), (.anything, .anything), (.schema, .schema): return
    case (_, .nothing): change = "closed"
    case (.nothing, _): change = "opened"
    case (.anything, .schema): change = "narrowed"
    case (.schema, .anything): change = "widened"
    }
    add(
      "\(side).additional.\(change)", old: old.place("additionalProperties"), new: new.place("additionalProperties"),
      before: words(old), after: words(new), content: content())
  }

  /// - Parameter content: What the schema of the properties says.
  mutating func patternChanged(_ pattern: String, wasThere: Bool, at location: SourceLocation?, content: String?) {
    // In a closed object a pattern adds to what is allowed.
    let isClosed = wasThere ? new.additional.isNothing : old.additional.isNothing
    let places = (wasThere ? location : old.location, wasThere ? new.location : location)
    add(
      "\(side).keyword.\(wasThere == isClosed ? "tightened" : "loosened")", old: places.0, new: places.1,
      subject: "patternProperties", before: wasThere ? pattern : "", after: wasThere ? "" : pattern,
      content: content.map { "\(pattern) \($0)" })
  }

  /// - Parameter content: What the values say.
  mutating func keywordChanged(
    _ keyword: String, _ change: KeywordChange, _ one: Node?, _ other: Node?, content: String? = nil
  ) {
    let rule =
      if keyword.hasPrefix("content") {
        "\(side).content.changed"
      } else {
        change == .changed ? "keyword.changed" : "\(side).keyword.\(change)"
      }
    // Of several formats, generated code has the type of the one for which there is a type.
    let isTypeLost = keyword == "format" && !isRequest && change != .tightened && Formats.areTyped(one)
    add(
      rule, old: one?.location ?? old.place(keyword), new: other?.location ?? new.place(keyword), subject: keyword,
      before: one?.words ?? "", after: other?.words ?? "", content: content.map { "\(keyword) \($0)" },
      levelsOf: isTypeLost ? "res.format.removed" : nil)
  }

  // MARK: - Branches

  mutating func inheritanceChanged(from one: SchemaForm.Tag?, to other: SchemaForm.Tag?) {
    add(
      other == nil ? "tag.dropped" : "tag.introduced", old: one?.location ?? old.location,
      new: other?.location ?? new.location)
  }

  mutating func compareTags(_ matching: BranchMatching) {
    if let one = old.tag, let other = new.tag {
      compareTags(from: one, to: other, matching)
      return
    }
    switch (old.tag, new.tag) {
    case (nil, nil) where old.constantTag == new.constantTag:
      for (left, right) in matching.pairs where left.tagSpellings != right.tagSpellings {
        add(
          "\(side).tag.value-changed", old: left.location, new: right.location, before: left.words,
          after: right.words)
      }
    case (nil, nil): break
    case (nil, let tag?) where !old.branches.isEmpty:
      // Requests could have other values of the property, unless each alternative had one of its own.
      add(
        "tag.introduced", old: old.location, new: tag.location,
        wire: isRequest && old.constantTag != tag.property ? nil : .info)
    case (let tag?, nil) where !new.branches.isEmpty: add("tag.dropped", old: tag.location, new: new.location)
    default: break
    }
  }

  mutating func compareTags(from one: SchemaForm.Tag, to other: SchemaForm.Tag, _ matching: BranchMatching) {
    guard one.property.exactSpelling == other.property.exactSpelling else {
      return add(
        "\(side).tag.member-changed", old: one.location, new: other.location, before: one.property,
        after: other.property)
    }
    for (left, right) in matching.pairs where left.tagSpellings != right.tagSpellings {
      let tag = right.tags.first { !left.tags.contains($0) } ?? left.tags.first ?? ""
      // Of several values for one alternative, a server may take more than before, and send fewer, as long as they don't
      // select another one on the other side.
      let (sent, understood, rest) = isRequest ? (left, right, old) : (right, left, new)
      let others = understood.tagSpellings.subtracting(sent.tagSpellings)
      let isHarmless =
        !sent.tags.isEmpty && sent.tagSpellings.isSubset(of: understood.tagSpellings)
        && rest.branches.allSatisfy { $0.tagSpellings.isDisjoint(with: others) }
      add(
        "\(side).tag.value-changed", old: old.tagPlaces[left.tags.first ?? ""] ?? old.place("discriminator"),
        new: new.tagPlaces[tag] ?? new.place("discriminator"),
        before: left.tags.joined(separator: ", "), after: right.tags.joined(separator: ", "),
        wire: isHarmless ? .info : nil, isForAnyReader: isHarmless)
    }
  }

  /// - Parameter content: What the alternative says.
  mutating func branchRemoved(_ branch: SchemaForm.Branch, content: String?) {
    add(
      "\(side).branch.removed", old: branch.location, new: new.location, subject: branch.words,
      before: branch.text, content: content.map { "\(branch.tags) \($0)" })
  }

  /// - Parameter content: What the alternative says.
  mutating func branchAdded(_ branch: SchemaForm.Branch, isSecond: Bool, content: String?) {
    let rule = isSecond && !isRequest ? "second-added" : "added"
    add(
      "\(side).branch.\(rule)", old: old.location, new: branch.location, subject: branch.words,
      after: branch.text, content: content.map { "\(branch.tags) \($0)" })
  }
}

extension SchemaForm {
  /// Whether only the values say of which types they are.
  fileprivate var areTypesImplied: Bool { values != nil && !has("type") }

  /// The types, as a report shows them.
  fileprivate var typeWords: String {
    types?.names.joined(separator: " or ") ?? "anything"
  }
}

extension SchemaForm {
  /// Whether these are the values of a property that distinguishes alternatives. Without an enum it has those that an
  /// alternative is selected by.
  fileprivate func allowsOnly(_ tags: [String]) -> Bool {
    !tags.isEmpty && (values.map { Set($0.map(\.text)) == Set(tags) } ?? true)
  }
}

extension SchemaForm.Branch {
  var words: String { tags.first ?? name ?? "" }

  /// What the alternative is, if it has no name.
  fileprivate var text: String { words.isEmpty ? target.jsonText : "" }

  var tagSpellings: Set<String> { Set(tags.map(\.exactSpelling)) }
}

extension Node {
  /// The value as it is sent as text.
  fileprivate var text: String { string ?? jsonText }

  /// The value as a report shows it: strings without quotes, unless they would seem to be other values.
  var words: String {
    guard let string else { return jsonText }
    return string.isEmpty || ["true", "false", "null"].contains(string) || Double(string) != nil ? jsonText : string
  }
}

extension SchemaForm.Bound? {
  fileprivate var words: String { map(\.value.description) ?? "" }
}

extension SchemaForm {
  /// Whether values of the schema are among the texts of another one, because they are sent as text.
  fileprivate func isText(in other: SchemaForm, _ pair: SchemaComparison.Pair) -> Bool {
    guard pair.isText, let types, let texts = other.types, texts.contains(.string) else { return false }
    // Beside texts that are restricted, numbers are more.
    if types.contains(.string), types != .string, other.restrictsTexts(besides: self) { return false }
    return types.isDisjoint(with: [.array, .object]) || texts.isSuperset(of: types.intersection([.array, .object]))
  }

  /// Whether not every text is allowed. If both schemas list their values, those are compared.
  private func restrictsTexts(besides other: SchemaForm) -> Bool {
    Formats(self).text != nil || !patterns.isEmpty || !keywords.isEmpty || (values != nil && other.values == nil)
      || bounds["minLength"] != nil || bounds["maxLength"] != nil
  }

  /// Whether values of the schema are among the texts of another one, and not allowed as what they are.
  fileprivate func isOnlyText(in other: SchemaForm, _ pair: SchemaComparison.Pair) -> Bool {
    guard let types, other.types?.includes(types) != true else { return false }
    return isText(in: other, pair)
  }

  /// Whether the numbers of both schemas are sent as texts, which may be any but for the format of numbers.
  fileprivate func hasTextsInstead(in other: SchemaForm, _ pair: SchemaComparison.Pair) -> Bool {
    pair.isText && [self, other].allSatisfy { $0.types?.contains(.string) == true && Formats($0).text == nil }
  }
}
