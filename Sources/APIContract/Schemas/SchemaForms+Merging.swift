import DataReading
import Diagnostics

/// Merges schemas that apply together: each restricts the others further.
extension SchemaForms {
  /// Returns the form of schemas without alternatives.
  func merged(_ leaves: [SchemaParts.Part], at location: SourceLocation, _ direction: Direction) -> SchemaForm {
    var form = SchemaForm(location: location, parts: leaves)
    (form.types, form.isNullable) = types(of: leaves)
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
      lists.append(List(node))
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
    if form.types == [] { form.values = nil }
    merge(lists, into: &form)
    settleConditions(&form)
    settleBounds(&form, requiredCount: required.count)
    return form
  }

  /// Returns the types that schemas without alternatives allow together, and whether they allow null.
  func types(of leaves: [SchemaParts.Part]) -> (types: JSONTypes?, isNullable: Bool) {
    var common: JSONTypes?
    var allowsNull = true
    var isNullable = false
    for leaf in leaves {
      if leaf.node.bool == false { (common, allowsNull) = ([], false) }
      guard leaf.node.mapping != nil else { continue }
      isNullable = isNullable || leaf.extent != .ownWithoutBranches && saysNullable(leaf.node)
      let (types, saysNull) = types(of: leaf.node)
      guard let types else { continue }
      allowsNull = allowsNull && saysNull
      common = common.map { $0.narrowed(by: types) } ?? types
    }
    return (common?.reduced, isNullable || allowsNull)
  }

  /// Returns the types of one schema, from `type` or from its other keywords; `nil` if nothing restricts them.
  private func types(of node: Node) -> (types: JSONTypes?, saysNull: Bool) {
    var names: [String] = node["type"]?.sequence?.compactMap(\.string) ?? []
    if let name = node["type"]?.string { names = [name] }
    let values = node.allowedValues
    let valuesAllowNull = values?.contains(where: \.isNull) ?? true
    if !names.isEmpty {
      return (JSONTypes(names.compactMap { JSONTypes(named: $0) }), names.contains("null") && valuesAllowNull)
    }
    if let values { return (JSONTypes(values.compactMap(\.jsonType)), valuesAllowNull) }
    if ["properties", "additionalProperties", "required"].contains(where: { node[$0] != nil }) {
      return ([.object], false)
    }
    return node["items"] == nil && node["prefixItems"] == nil ? (nil, true) : ([.array], false)
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
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
      guard let node = node[keyword] else { continue }
      form.places.append(("additionalProperties", node.location))
      switch (form.additional, node.bool) {
      case (_, false): form.additional = .nothing
      case (_, true), (.nothing, nil): break
      case (.anything, nil): if !allowsAll(node) { form.additional = .schema(SchemaParts(node)) }
      case (.schema(let known), nil): form.additional = .schema(known + SchemaParts(node))
      }
    }
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

    init(_ node: Node) {
      first = (node["prefixItems"]?.sequence ?? []).map { SchemaParts($0) }
      let items = node["items"]
      others = items.flatMap { $0.mapping != nil ? SchemaParts($0) : nil }
      end = items.flatMap { $0.bool == false ? $0 : nil }
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
