import DataReading
import Diagnostics

/// Merges schemas that apply together: each restricts the others further.
extension SchemaForms {
  /// Returns the form of schemas without alternatives.
  func merged(_ leaves: [SchemaParts.Part], at location: SourceLocation, _ direction: Direction) -> SchemaForm {
    var form = SchemaForm(location: location)
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
      for entry in mapping.entries { merge(entry, of: node, into: &form) }
      note(flagsOf: node, in: &form)
    }
    for name in required { form.properties[name]?.isRequired = true }
    form.isNullable = isNullable || (isConstrained ? allowsNull : true)
    settleBounds(&form)
    return form
  }

  /// Returns the types of one schema, from `type` or from its other keywords; `nil` if nothing restricts them.
  private func types(of node: Node) -> (types: Set<SchemaForm.JSONType>?, saysNull: Bool) {
    var names: [String] = node["type"]?.sequence?.compactMap(\.string) ?? []
    if let name = node["type"]?.string { names = [name] }
    let values = node["const"].map { [$0] } ?? node["enum"]?.sequence
    let valuesAllowNull = values?.contains(where: \.isNull) ?? true
    if !names.isEmpty {
      return (Set(names.compactMap(SchemaForm.JSONType.init)), names.contains("null") && valuesAllowNull)
    }
    if let values { return (Set(values.compactMap(\.jsonType)), valuesAllowNull) }
    if ["properties", "additionalProperties", "required"].contains(where: { node[$0] != nil }) {
      return ([.object], false)
    }
    return node["items"] == nil ? (nil, true) : ([.array], false)
  }

  private func merge(valuesOf node: Node, into form: inout SchemaForm) {
    guard let values = (node["const"].map { [$0] } ?? node["enum"]?.sequence)?.filter({ !$0.isNull }) else { return }
    form.places["enum"] = form.places["enum"] ?? (node["const"] ?? node["enum"])?.location
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
      form.places["additionalProperties"] = form.places["additionalProperties"] ?? node.location
      switch (form.additional, node.bool) {
      case (_, false): form.additional = .nothing
      case (_, true), (.nothing, nil): break
      case (.anything, nil): if node.mapping?.isEmpty == false { form.additional = .schema(SchemaParts(node)) }
      case (.schema(let known), nil): form.additional = .schema(known + SchemaParts(node))
      }
    }
    if let items = node["items"], items.mapping != nil {
      form.items = form.items.map { $0 + SchemaParts(items) } ?? SchemaParts(items)
    }
  }

  private func merge(_ entry: Mapping.Entry, of node: Node, into form: inout SchemaForm) {
    if form.places[entry.key] == nil { form.places[entry.key] = entry.value.location }
    switch entry.key {
    case "format": form.format = form.format ?? entry.value.string
    case "default": form.defaultValue = form.defaultValue ?? entry.value
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
    case _ where Self.openKeywords.contains(entry.key): form.keywords[entry.key] = entry.value
    default: break
    }
  }

  private func bound(_ keyword: String, _ value: Double, at location: SourceLocation, in form: inout SchemaForm) {
    guard let known = form.bounds[keyword] else {
      form.bounds[keyword] = SchemaForm.Bound(value: value, location: location)
      return
    }
    let isUpper = keyword.hasPrefix("max") || keyword == "exclusiveMaximum"
    if isUpper ? value < known.value : value > known.value {
      form.bounds[keyword] = SchemaForm.Bound(value: value, location: location)
    }
  }

  /// Bounds of whole numbers become inclusive, and bounds that exclude nothing are dropped.
  private func settleBounds(_ form: inout SchemaForm) {
    if form.types == [.integer] {
      for (exclusive, inclusive, step) in [("exclusiveMinimum", "minimum", 1.0), ("exclusiveMaximum", "maximum", -1.0)]
      {
        guard let bound = form.bounds.removeValue(forKey: exclusive) else { continue }
        let limit = step > 0 ? bound.value.rounded(.down) + 1 : bound.value.rounded(.up) - 1
        self.bound(inclusive, limit, at: bound.location, in: &form)
      }
    }
    for keyword in ["minLength", "minItems", "minProperties"] where form.bounds[keyword]?.value ?? 1 <= 0 {
      form.bounds[keyword] = nil
    }
    if form.pattern == ".*" || form.pattern == "^.*$" { form.pattern = nil }
  }

  /// Reads the keywords that are about the schema as a whole.
  func note(flagsOf node: Node, in form: inout SchemaForm) {
    form.isReadOnly = form.isReadOnly || node["readOnly"]?.bool == true
    form.isWriteOnly = form.isWriteOnly || node["writeOnly"]?.bool == true
    form.isDeprecated = form.isDeprecated || node["deprecated"]?.bool == true
    form.isSecret = form.isSecret || node["x-secret"]?.bool == true
    form.sunset = form.sunset ?? node["x-sunset"]?.string
    form.stability = form.stability ?? node["x-stability-level"]?.string
    for key in ["deprecated", "x-secret", "readOnly", "writeOnly", "x-sunset", "x-stability-level", "default", "type"]
    where form.places[key] == nil {
      form.places[key] = node[key]?.location
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

extension Set<SchemaForm.JSONType> {
  /// The types that both allow; a whole number is also a number.
  func narrowed(by other: Self) -> Self {
    var common = intersection(other)
    if contains(.integer) && other.contains(.number) || contains(.number) && other.contains(.integer) {
      common.insert(.integer)
    }
    return common
  }

  /// Whether one allows everything that the other allows.
  package func includes(_ other: Self) -> Bool {
    other.allSatisfy { contains($0) || $0 == .integer && contains(.number) }
  }
}
