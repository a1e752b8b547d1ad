package import DataReading
package import Diagnostics

/// The normal form of a schema: what it requires of values in one direction, however it is written.
///
/// `allOf` is merged, null is a separate flag, a constant is an enum of one value, alternatives of constants are an
/// enum, a single alternative replaces the list, and explicit defaults are dropped. Nested schemas aren't reduced yet,
/// so that a schema may contain itself.
package struct SchemaForm: Sendable {
  /// A property of an object.
  package struct Property: Sendable {
    package var schema: SchemaParts
    package var isRequired: Bool
    /// The location of the declaration.
    package let location: SourceLocation
    /// The location of `readOnly` or `writeOnly`, if the property occurs only in the other direction.
    package let otherWay: SourceLocation?

    /// Whether the property occurs only in the other direction.
    package var isForOtherWay: Bool { otherWay != nil }

    package init(schema: SchemaParts, isRequired: Bool, location: SourceLocation, otherWay: SourceLocation?) {
      self.schema = schema
      self.isRequired = isRequired
      self.location = location
      self.otherWay = otherWay
    }
  }

  /// What undeclared properties may be.
  package enum Additional: Sendable {
    case anything, nothing
    case schema(SchemaParts)
  }

  /// One of several alternatives.
  package struct Branch: Sendable {
    package let schema: SchemaParts
    /// The location in the list of alternatives.
    package let location: SourceLocation
    /// The object itself or the one that it refers to, which distinguishes two alternatives of the same name.
    package let target: Node
    /// The last component of the reference; `nil` if it isn't a reference.
    package let name: String?
    /// The tag values that select the alternative.
    package var tags: [String] = []

    package init(schema: SchemaParts, location: SourceLocation, target: Node, name: String?) {
      self.schema = schema
      self.location = location
      self.target = target
      self.name = name
    }
  }

  /// The property that distinguishes alternatives.
  package struct Tag: Sendable {
    package let property: String
    package let location: SourceLocation
  }

  /// What else values may be if a schema has a discriminator and no alternatives: the schemas that extend it.
  package struct Inheritance: Sendable {
    package let tag: Tag
    package let heirs: [Branch]
  }

  /// A limit of values or of their number.
  package struct Bound: Sendable {
    package let value: ExactNumber
    package let location: SourceLocation
  }

  /// Limits by their keywords. There are few, so that a list takes less time and memory than a table.
  package struct Bounds: Sendable {
    private var bounds: [(keyword: String, bound: Bound)] = []

    package subscript(keyword: String) -> Bound? {
      get { bounds.first { $0.keyword == keyword }?.bound }
      set {
        bounds.removeAll { $0.keyword == keyword }
        if let newValue { bounds.append((keyword, newValue)) }
      }
    }

    package var isEmpty: Bool { bounds.isEmpty }

    /// Removes and returns a limit.
    mutating func remove(_ keyword: String) -> Bound? {
      defer { self[keyword] = nil }
      return self[keyword]
    }
  }

  /// The location of the schema.
  package let location: SourceLocation
  /// The allowed types; `nil` if any type is allowed.
  package var types: JSONTypes?
  package var isNullable = false
  package var format: String?
  /// The allowed values except null; `nil` if any value is allowed.
  package var values: [Node]?
  /// Values that have names in generated code, where others are allowed too.
  package var namedValues: [Node]?
  package var properties: [String: Property] = [:]
  package var additional = Additional.anything
  /// The properties whose names match a pattern, by the pattern.
  package var patternProperties: [String: SchemaParts] = [:]
  /// The elements of a list, from the first one on, that have schemas of their own.
  package var firstItems: [SchemaParts] = []
  /// The other elements of a list.
  package var items: SchemaParts?
  /// `false`, if there are no other elements.
  package var end: SchemaParts?
  package var branches: [Branch] = []
  /// The alternatives that the types or the values stand for, where these are all that they say.
  package var plainBranches: [Branch] = []
  /// Whether exactly one alternative may apply (`oneOf`).
  package var isExclusive = false
  package var tag: Tag?
  /// The alternative that a value without a tag is (`defaultMapping`), by its location.
  package var defaultAlternative: SourceLocation?
  /// The locations in the discriminator's mapping, by the values.
  package var tagPlaces: [String: SourceLocation] = [:]
  /// The schema with a discriminator, of which values may also be an heir.
  var parent: Node?
  /// The property whose constants distinguish alternatives without a discriminator.
  package var constantTag: String?
  package var bounds = Bounds()
  package var patterns: Set<String> = []
  package var defaultValue: Node?
  /// The values of keywords that are compared as they are written, because they have no normal form here. All of them
  /// apply.
  package var keywords: [String: [Node]] = [:]
  /// Conditions, each a schema with `if`, `then` and `else`.
  package var conditions: [Node] = []
  package var isReadOnly = false
  package var isWriteOnly = false
  package var isDeprecated = false
  package var isSecret = false
  package var sunset: String?
  package var stability: String?
  /// The schemas that are merged here, in which keywords have their locations.
  private let parts: [SchemaParts.Part]
  /// The locations of what is written with other keywords than the form has, first ones first.
  var places: [(name: String, location: SourceLocation)] = []

  init(location: SourceLocation, parts: [SchemaParts.Part]) {
    self.location = location
    self.parts = parts
  }

  /// Returns the location at which a keyword occurs first, or else that of the schema.
  package func place(_ keywords: String...) -> SourceLocation {
    keywords.lazy.compactMap(place).first ?? location
  }

  /// Whether a keyword is written in one of the schemas that are merged here.
  package func has(_ keyword: String) -> Bool { place(keyword) != nil }

  private func place(_ keyword: String) -> SourceLocation? {
    places.first { $0.name == keyword }?.location ?? parts.lazy.compactMap { $0.node[keyword]?.location }.first
  }

  /// Returns the location of the list that requires a property, or else that of the schema.
  package func place(ofRequired property: String) -> SourceLocation {
    parts.lazy.compactMap { $0.node["required"] }.first { list in
      list.sequence?.contains { $0.string == property } == true
    }?.location ?? location
  }

  /// A keyword of one of the schemas that are merged here, or a property that it declares.
  package struct Member {
    fileprivate let part: Int
    /// `nil` for a property.
    fileprivate let keyword: String?
  }

  /// Returns the keyword at a location, or the property.
  package func member(at location: SourceLocation, _ property: String) -> Member? {
    for (index, part) in parts.enumerated() {
      if let entry = part.node.mapping?.entries.first(where: { $0.value.location == location }) {
        return Member(part: index, keyword: entry.key)
      }
      if part.node["properties"]?[property]?.location == location { return Member(part: index, keyword: nil) }
    }
    return nil
  }

  /// Returns where a member of another form would be in this one: in the schema that is the same but for it, or at least
  /// has its position and is no other one of them.
  package func place(correspondingTo member: Member, of other: SchemaForm) -> SourceLocation? {
    guard parts.count == other.parts.count else { return nil }
    let part = other.parts[member.part].node
    let keyword = member.keyword ?? "properties"
    var node = parts[member.part].node
    if parts.count > 1, !node.isLike(part, but: keyword) {
      if let same = parts.first(where: { $0.node.isLike(part, but: keyword) }) {
        node = same.node
      } else if other.parts.contains(where: { $0.node == node }) {
        return nil
      }
    }
    return member.keyword.flatMap { node[$0] }?.location ?? node.location
  }

  /// Returns what an element of a list may be.
  package func element(at index: Int) -> SchemaParts {
    index < firstItems.count ? firstItems[index] : end ?? items ?? .anything(at: location)
  }

  /// How many properties values have at least.
  package var requiredCount: Int {
    properties.values.count(where: \.isRequired) + keywords.keys.count { $0.hasPrefix("required ") }
  }

  /// Whether values of any type are allowed.
  package var allowsAnything: Bool { types == nil && values == nil && branches.isEmpty }
}

extension Node {
  /// Whether two schemas are written alike, but for one keyword.
  fileprivate func isLike(_ other: Node, but keyword: String) -> Bool {
    guard let one = mapping, let two = other.mapping else { return self == other }
    return Set(one.keys).union(two.keys).allSatisfy { $0 == keyword || one[$0] == two[$0] }
  }
}
