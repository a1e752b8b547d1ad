import DataReading
import Diagnostics

/// Merges schemas that apply together: each restricts the others further.
extension SchemaForms {
  /// Returns the form of schemas without alternatives.
  func merged(_ leaves: [SchemaParts.Part], at location: SourceLocation, _ direction: Direction) -> SchemaForm {
    var form = SchemaForm(location: location, parts: leaves)
    (form.types, form.isNullable) = types(of: leaves)
    if let use = leaves.first(where: { $0.node["type"] == nil && saysNullable($0.node) }) {
      form.places.append(("null", use.node.location))
    }
    var required: [String: SourceLocation] = [:]
    var lists: [List] = []
    for leaf in leaves {
      let node = leaf.node
      guard let mapping = node.mapping else { continue }
      merge(valuesOf: node, into: &form)
      if let list = node["required"], let names = list.sequence?.compactMap(\.string) {
        for name in names where required[name] == nil { required[name] = list.location }
      }
      merge(membersOf: node, into: &form, direction)
      lists.append(List(node, self))
      for entry in mapping.entries {
        merge(entry, of: node, into: &form)
        note(entry, in: &form)
      }
    }
    for (name, location) in required {
      if form.properties[name] != nil {
        form.properties[name]?.isRequired = true
      } else if form.types?.contains(.object) ?? true {
        // It has to be there, although nothing says what it is.
        form.keywords["required \(name)"] = [Node(.bool(true), at: location)]
      }
    }
    if form.types == [] || form.types == .boolean && form.values?.count == 2 { form.values = nil }
    merge(lists, into: &form)
    if let leaf = leaves.first(where: { refusesOthers($0.node, in: form) }) {
      form.add(Node(.bool(true), at: leaf.node.location), to: "additionalProperties")
    }
    settleConditions(&form)
    settleBounds(&form)
    return form
  }

  /// Returns the types that schemas without alternatives allow together, and whether they allow null.
  ///
  /// - Parameter areImplied: Whether keywords such as `properties` imply a type, if no schema names one.
  func types(of leaves: [SchemaParts.Part], areImplied: Bool = true) -> (types: JSONTypes?, isNullable: Bool) {
    var common: JSONTypes?
    var allowsNull = true
    var isNullable = false
    func narrow(by types: JSONTypes?) { common = types.map { common?.narrowed(by: $0) ?? $0 } ?? common }
    for leaf in leaves {
      if refusesAll(leaf.node) { (common, allowsNull) = ([], false) }
      guard leaf.node.mapping != nil else { continue }
      isNullable = isNullable || leaf.extent != .ownWithoutBranches && saysNullable(leaf.node)
      let (types, saysNull) = types(of: leaf.node)
      narrow(by: types)
      allowsNull = allowsNull && saysNull
    }
    if areImplied, common == nil {
      for leaf in leaves { narrow(by: impliedTypes(of: leaf.node)) }
      allowsNull = allowsNull && common == nil
    }
    return (common?.reduced, isNullable || allowsNull)
  }

  /// Returns the types that one schema names, or those of its values; `nil` if it has neither.
  private func types(of node: Node) -> (types: JSONTypes?, saysNull: Bool) {
    var names: [String] = node["type"]?.sequence?.compactMap(\.string) ?? []
    if let name = node["type"]?.string { names = [name] }
    let values = node.allowedValues
    let valuesAllowNull = values?.contains(where: \.isNull) ?? true
    if !names.isEmpty {
      return (JSONTypes(names.compactMap { JSONTypes(named: $0) }), names.contains("null") && valuesAllowNull)
    }
    return (values.map { JSONTypes($0.compactMap(\.jsonType)) }, valuesAllowNull)
  }

  private func impliedTypes(of node: Node) -> JSONTypes? {
    if ["properties", "additionalProperties", "required"].contains(where: { node[$0] != nil }) { return .object }
    return node["items"] == nil && node["prefixItems"] == nil ? nil : .array
  }

  private func merge(valuesOf node: Node, into form: inout SchemaForm) {
    guard let values = node.allowedValues?.filter({ !$0.isNull }).map(\.withNumbersByValue) else { return }
    if form.values == nil, let location = (node["const"] ?? node["enum"])?.location {
      form.places.append(("enum", location))
    }
    form.values = form.values.map { $0.filter(Set(values).contains) } ?? values
  }

  private func merge(membersOf node: Node, into form: inout SchemaForm, _ direction: Direction) {
    let properties = node["properties"]?.mapping?.entries ?? []
    form.properties.reserveCapacity(form.properties.count + properties.count)
    for entry in properties {
      let schema = SchemaParts(entry.value)
      let flag = direction == .request ? "readOnly" : "writeOnly"
      let otherWay = place(of: flag, schema)
      if let known = form.properties[entry.key] {
        form.properties[entry.key] = SchemaForm.Property(
          schema: known.schema + schema, isRequired: false, location: known.location,
          otherWay: known.otherWay ?? otherWay)
      } else {
        form.properties[entry.key] = SchemaForm.Property(
          schema: schema, isRequired: false, location: entry.value.location, otherWay: otherWay)
      }
    }
    // What `additionalProperties` describes is evaluated.
    guard let others = node["additionalProperties"] ?? node["unevaluatedProperties"] else { return }
    form.places.append(("additionalProperties", others.location))
    if allowsNothing(others) {
      form.additional = .nothing
    } else if !allowsAll(SchemaParts(others)) {
      switch form.additional {
      case .nothing: break
      case .anything: form.additional = .schema(SchemaParts(others))
      case .schema(let known): form.additional = .schema(known + SchemaParts(others))
      }
    }
  }

  /// Whether a schema refuses properties that others declare which apply with it.
  private func refusesOthers(_ schema: Node, in form: SchemaForm) -> Bool {
    guard let others = schema["additionalProperties"], allowsNothing(others), schema["patternProperties"] == nil else {
      return false
    }
    return !Set(form.properties.keys).isSubset(of: schema["properties"]?.mapping?.keys ?? [])
  }

  /// Returns the alternative of a schema that has one besides null.
  private func onlyAlternative(of schema: Node) -> Node? {
    guard let alternatives = schema.alternatives, alternatives.count <= 2 else { return nil }
    let others = alternatives.filter { !isNull($0) }
    return others.count == 1 ? others[0] : nil
  }

  /// Returns where a schema has a flag, itself or in its only alternative.
  private func place(of flag: String, _ schema: SchemaParts, depth: Int = 0) -> SourceLocation? {
    leaves(of: schema).lazy.compactMap { leaf in
      if let node = leaf.node[flag], node.bool == true { return node.location }
      guard depth < Self.deepestCombinedUnion, let only = self.onlyAlternative(of: leaf.node) else { return nil }
      return self.place(of: flag, SchemaParts(only), depth: depth + 1)
    }.first
  }

  /// What one schema says of the elements of a list.
  private struct List {
    let first: [SchemaParts]
    let others: SchemaParts?
    /// `items`, if it is `false`.
    let end: Node?

    init(_ node: Node, _ forms: SchemaForms) {
      first = (node["prefixItems"]?.sequence ?? []).map { SchemaParts($0) }
      let items = node["items"]
      others = items.flatMap { $0.mapping != nil ? SchemaParts($0) : nil }
      end = items.flatMap { forms.allowsNothing($0) ? $0 : nil }
    }

    func element(at index: Int) -> SchemaParts? {
      index < first.count ? first[index] : others ?? end.map { SchemaParts($0) }
    }
  }

  private func merge(_ lists: [List], into form: inout SchemaForm) {
    func all(_ parts: [SchemaParts]) -> SchemaParts? { parts.isEmpty ? nil : SchemaParts(parts.flatMap(\.parts)) }
    form.items = all(lists.compactMap(\.others))
    // What isn't evaluated are the elements after the first ones, unless `contains` evaluates some or `items` all.
    let unevaluated = form.keywords["contains"] == nil ? form.keywords["unevaluatedItems"] : nil
    if let end = lists.lazy.compactMap(\.end).first ?? unevaluated?.first(where: { $0.bool == false }) {
      form.items = nil
      form.end = SchemaParts(end)
      form.keywords["unevaluatedItems"] = [end]
    } else if form.items != nil {
      form.keywords["unevaluatedItems"] = nil
    }
    let count = lists.map(\.first.count).max() ?? 0
    form.firstItems = (0..<count).map { index in
      all(lists.compactMap { $0.element(at: index) }) ?? .anything(at: form.location)
    }
  }

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
}

extension Node {
  /// The values that `const` and `enum` allow together; `nil` if the schema has neither.
  fileprivate var allowedValues: [Node]? {
    let listed = self["enum"]?.sequence
    guard let value = self["const"] else { return listed }
    let isListed = listed?.contains { $0.withNumbersByValue == value.withNumbersByValue } ?? true
    return isListed ? [value] : []
  }
}
