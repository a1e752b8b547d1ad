package import DataReading
import Diagnostics

/// Merges schemas that apply together: each restricts the others further.
extension SchemaForms {
  /// Returns the form of schemas without alternatives.
  func merged(_ leaves: [SchemaParts.Part], at location: SourceLocation, _ direction: Direction) -> SchemaForm {
    var form = SchemaForm(location: location, parts: leaves)
    var required: Set<String> = []
    var isConstrained = false
    var allowsNull = true
    var isNullable = false
    for leaf in leaves {
      let node = leaf.node
      if node.bool == false {
        form.types = []
        (isConstrained, allowsNull) = (true, false)
      }
      guard let mapping = node.mapping else { continue }
      isNullable = isNullable || leaf.extent != .ownWithoutBranches && node["nullable"]?.bool == true
      let (types, saysNull) = types(of: node)
      if let types {
        isConstrained = true
        allowsNull = allowsNull && saysNull
        form.types = form.types.map { $0.narrowed(by: types) } ?? types
      }
      merge(valuesOf: node, into: &form)
      for name in node["required"]?.sequence?.compactMap(\.string) ?? [] { required.insert(name) }
      merge(membersOf: node, into: &form, direction)
      for entry in mapping.entries {
        merge(entry, of: node, into: &form)
        note(entry, in: &form)
      }
    }
    if form.types?.contains(.number) == true { form.types?.remove(.integer) }
    for name in required {
      if form.properties[name] != nil {
        form.properties[name]?.isRequired = true
      } else if form.types?.contains(.object) ?? true {
        // It has to be there, although nothing says what it is.
        form.keywords["required \(name)"] = Node(.bool(true), at: form.place("required"))
      }
    }
    form.isNullable = isNullable || (isConstrained ? allowsNull : true)
    settleBounds(&form)
    return form
  }

  /// Returns the types of one schema, from `type` or from its other keywords; `nil` if nothing restricts them.
  private func types(of node: Node) -> (types: JSONTypes?, saysNull: Bool) {
    var names: [String] = node["type"]?.sequence?.compactMap(\.string) ?? []
    if let name = node["type"]?.string { names = [name] }
    let values = node["const"].map { [$0] } ?? node["enum"]?.sequence
    let valuesAllowNull = values?.contains(where: \.isNull) ?? true
    if !names.isEmpty {
      return (JSONTypes(names.compactMap { JSONTypes(named: $0) }), names.contains("null") && valuesAllowNull)
    }
    if let values { return (JSONTypes(values.compactMap(\.jsonType)), valuesAllowNull) }
    if ["properties", "additionalProperties", "required"].contains(where: { node[$0] != nil }) {
      return ([.object], false)
    }
    return node["items"] == nil ? (nil, true) : ([.array], false)
  }

  private func merge(valuesOf node: Node, into form: inout SchemaForm) {
    let written = (node["const"].map { [$0] } ?? node["enum"]?.sequence)?.filter { !$0.isNull }
    guard let values = written?.map(\.withNumbersByValue) else { return }
    if form.values == nil, let location = (node["const"] ?? node["enum"])?.location {
      form.places.append(("enum", location))
    }
    form.values = form.values.map { known in known.filter(values.contains) } ?? values
  }

  private func merge(membersOf node: Node, into form: inout SchemaForm, _ direction: Direction) {
    for entry in node["properties"]?.mapping?.entries ?? [] {
      let schema = SchemaParts(entry.value)
      let flag = direction == .request ? "readOnly" : "writeOnly"
      let isForOtherWay = leaves(of: schema).contains { $0.node[flag]?.bool == true }
      if let known = form.properties[entry.key] {
        form.properties[entry.key] = SchemaForm.Property(
          schema: known.schema + schema, isRequired: false, location: known.location,
          isForOtherWay: known.isForOtherWay || isForOtherWay)
      } else {
        form.properties[entry.key] = SchemaForm.Property(
          schema: schema, isRequired: false, location: entry.value.location, isForOtherWay: isForOtherWay)
      }
    }
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
      guard let node = node[keyword] else { continue }
      form.places.append(("additionalProperties", node.location))
      switch (form.additional, node.bool) {
      case (_, false): form.additional = .nothing
      case (_, true), (.nothing, nil): break
      case (.anything, nil): if node.mapping?.isEmpty == false { form.additional = .schema(SchemaParts(node)) }
      case (.schema(let known), nil): form.additional = .schema(known + SchemaParts(node))
      }
    }
    if let items = node["items"], items.mapping != nil || items.bool == false {
      form.items = form.items.map { $0 + SchemaParts(items) } ?? SchemaParts(items)
    }
  }

  private func merge(_ entry: Mapping.Entry, of node: Node, into form: inout SchemaForm) {
    switch entry.key {
    case "format": form.format = form.format ?? entry.value.string
    case "default": form.defaultValue = form.defaultValue ?? entry.value.withNumbersByValue
    case "pattern":
      if form.pattern == nil {
        form.pattern = entry.value.string
      } else if form.pattern != entry.value.string {
        form.keywords["pattern"] = entry.value
      }
    case "uniqueItems": if entry.value.bool == true { bound("uniqueItems", 1, at: entry.value.location, in: &form) }
    case "exclusiveMinimum", "exclusiveMaximum":
      if let value = entry.value.double { bound(entry.key, value, at: entry.value.location, in: &form) }
    case "minimum", "maximum":
      let flag = entry.key == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"
      guard let value = entry.value.double else { return }
      bound(node[flag]?.bool == true ? flag : entry.key, value, at: entry.value.location, in: &form)
    case _ where Self.boundKeywords.contains(entry.key):
      if let value = entry.value.double { bound(entry.key, value, at: entry.value.location, in: &form) }
    case _ where Self.openKeywords.contains(entry.key): form.keywords[entry.key] = entry.value.withNumbersByValue
    default: break
    }
  }

  private func bound(_ keyword: String, _ value: Double, at location: SourceLocation, in form: inout SchemaForm) {
    guard let known = form.bounds[keyword] else {
      form.bounds[keyword] = SchemaForm.Bound(value: value, location: location)
      return
    }
    if keyword == "multipleOf" {
      form.bounds[keyword] = SchemaForm.Bound(value: known.value.commonMultiple(with: value), location: location)
      return
    }
    let isUpper = keyword.hasPrefix("max") || keyword == "exclusiveMaximum"
    if isUpper ? value < known.value : value > known.value {
      form.bounds[keyword] = SchemaForm.Bound(value: value, location: location)
    }
  }

  /// Bounds of whole numbers become inclusive, and bounds that exclude nothing are dropped.
  private func settleBounds(_ form: inout SchemaForm) {
    dropBounds(ofOtherTypesThan: form.types, &form)
    if form.types == [.integer] {
      for (exclusive, inclusive, step) in [("exclusiveMinimum", "minimum", 1.0), ("exclusiveMaximum", "maximum", -1.0)]
      {
        guard let bound = form.bounds.remove(exclusive) else { continue }
        let limit = step > 0 ? bound.value.rounded(.down) + 1 : bound.value.rounded(.up) - 1
        self.bound(inclusive, limit, at: bound.location, in: &form)
      }
    }
    dropWeaker("minimum", than: "exclusiveMinimum", &form) { $0 > $1 }
    dropWeaker("maximum", than: "exclusiveMaximum", &form) { $0 < $1 }
    if form.keywords["contains"] == nil {
      for keyword in ["minContains", "maxContains"] { form.bounds[keyword] = nil }
    }
    for keyword in ["minLength", "minItems", "minProperties"] where form.bounds[keyword]?.value ?? 1 <= 0 {
      form.bounds[keyword] = nil
    }
    if form.pattern == ".*" || form.pattern == "^.*$" { form.pattern = nil }
  }

  /// Of an inclusive and an exclusive bound, keeps the one that excludes more.
  private func dropWeaker(
    _ inclusive: String, than exclusive: String, _ form: inout SchemaForm, isStricter: (Double, Double) -> Bool
  ) {
    guard let one = form.bounds[inclusive], let other = form.bounds[exclusive] else { return }
    form.bounds[isStricter(one.value, other.value) ? exclusive : inclusive] = nil
  }

  /// Drops bounds of values that the types exclude.
  private func dropBounds(ofOtherTypesThan types: JSONTypes?, _ form: inout SchemaForm) {
    guard let types else { return }
    for (owners, keywords) in Self.bounded where types.isDisjoint(with: owners) {
      for keyword in keywords { form.bounds[keyword] = nil }
    }
    if !types.contains(.string) { form.pattern = nil }
  }

  private static let bounded: [(owners: JSONTypes, keywords: [String])] = [
    ([.integer, .number], ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    ([.string], ["minLength", "maxLength"]),
    ([.array], ["minItems", "maxItems", "minContains", "maxContains", "uniqueItems"]),
    ([.object], ["minProperties", "maxProperties"]),
  ]

  /// Notes the value of a keyword that is about the schema as a whole.
  func note(_ entry: Mapping.Entry, in form: inout SchemaForm) {
    switch entry.key {
    case "readOnly": form.isReadOnly = form.isReadOnly || entry.value.bool == true
    case "writeOnly": form.isWriteOnly = form.isWriteOnly || entry.value.bool == true
    case "deprecated": form.isDeprecated = form.isDeprecated || entry.value.bool == true
    case "x-secret": form.isSecret = form.isSecret || entry.value.bool == true
    case "x-sunset": form.sunset = form.sunset ?? entry.value.string
    case "x-stability-level": form.stability = form.stability ?? entry.value.string
    default: break
    }
  }

  static let boundKeywords: Set<String> = [
    "maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties", "maxContains", "minContains",
    "multipleOf",
  ]

  /// Keywords that restrict values in their own way.
  static let openKeywords: Set<String> = [
    "contains", "dependentRequired", "dependentSchemas", "dependencies", "if", "then", "else", "propertyNames",
    "patternProperties", "unevaluatedItems", "prefixItems", "not", "contentEncoding", "contentMediaType",
    "contentSchema",
  ]
}

extension Double {
  /// The smallest number that is a multiple of both. Of fractions that don't divide each other, the larger one stands
  /// for both.
  fileprivate func commonMultiple(with other: Double) -> Double {
    guard self > 0, other > 0 else { return Swift.max(self, other) }
    guard let one = Int(exactly: self), let two = Int(exactly: other) else { return Swift.max(self, other) }
    var (left, right) = (one, two)
    while right != 0 { (left, right) = (right, left % right) }
    return self / Double(left) * other
  }
}

extension Node {
  /// The same value with each number written in one way, so that `1`, `1.0` and `1e0` are equal.
  package var withNumbersByValue: Node {
    switch value {
    case .number(let text):
      if let integer { return Node(.integer(integer), at: location) }
      return Node(.number(double.map { "\($0)" } ?? text), at: location)
    case .sequence(let nodes): return Node(.sequence(nodes.map(\.withNumbersByValue)), at: location)
    case .mapping(let mapping):
      let entries = mapping.entries.map {
        Mapping.Entry(key: $0.key, keyLocation: $0.keyLocation, value: $0.value.withNumbersByValue)
      }
      return Node(.mapping(Mapping(entries)), at: location)
    case .null, .bool, .integer, .string: return self
    }
  }
}
