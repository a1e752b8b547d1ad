import DataReading

/// Merges keywords that restrict values in their own way.
extension SchemaForms {
  func merge(_ entry: Mapping.Entry, of node: Node, into form: inout SchemaForm) {
    let value = entry.value
    switch entry.key {
    case "format": merge(format: value, into: &form)
    case "default": form.defaultValue = form.defaultValue ?? value.withNumbersByValue
    case "pattern":
      guard let pattern = value.string else { return form.add(value, to: entry.key) }
      if !Self.idlePatterns.contains(pattern) { form.patterns.insert(pattern) }
    case "patternProperties": merge(patternProperties: value, into: &form)
    case "if": merge(condition: value, of: node, into: &form)
    case "contentEncoding": form.add(Node(.string(value.string?.lowercased() ?? ""), at: value.location), to: entry.key)
    case "xml":
      let entries = (value.mapping?.entries ?? []).filter { !$0.isXMLDefault }
      if !entries.isEmpty { form.add(Node(.mapping(Mapping(entries)), at: value.location), to: entry.key) }
    case "$dynamicRef":
      for target in resolver.openDynamicTargets(of: node) { form.add(target, to: entry.key) }
    case "anyOf":
      // Beside `oneOf`, whose alternatives have a normal form.
      if node["oneOf"]?.sequence?.isEmpty == false { form.add(value, to: "alternatives") }
    case _ where Self.boundKeywords.contains(entry.key): merge(boundOf: entry, of: node, into: &form)
    case _ where Self.openKeywords.contains(entry.key):
      if !isIdle(value, of: entry.key) { form.add(value.withNumbersByValue, to: entry.key) }
    default: break
    }
  }

  /// Before 3.1 these formats say what `contentEncoding` says since then.
  private func merge(format: Node, into form: inout SchemaForm) {
    switch format.string {
    case "byte": form.add(Node(.string("base64"), at: format.location), to: "contentEncoding")
    case "base64url": form.add(Node(.string("base64url"), at: format.location), to: "contentEncoding")
    case "binary": form.add(Node(.string("application/octet-stream"), at: format.location), to: "contentMediaType")
    case let name?:
      // The order in which several formats apply doesn't matter.
      let names = Set([form.format, name].compactMap(\.self)).sorted()
      form.format = names[0]
      if names.count > 1 { form.add(Node(.string(names[1]), at: format.location), to: "format") }
    case nil: break
    }
  }

  private func merge(patternProperties: Node, into form: inout SchemaForm) {
    for entry in patternProperties.mapping?.entries ?? [] {
      let schema = SchemaParts(entry.value)
      form.patternProperties[entry.key] = form.patternProperties[entry.key].map { $0 + schema } ?? schema
    }
  }

  /// Several conditions are schemas of their own, since each belongs to its consequences.
  private func merge(condition: Node, of node: Node, into form: inout SchemaForm) {
    let consequences = ["then", "else"].compactMap { node.mapping?.entry(for: $0) }.filter { !allowsAll($0.value) }
    guard !consequences.isEmpty, let entry = node.mapping?.entry(for: "if") else { return }
    let condition = Node(.mapping(Mapping([entry] + consequences)), at: condition.location).withNumbersByValue
    if !form.conditions.contains(condition) { form.conditions.append(condition) }
  }

  /// Gives a single condition its keywords.
  func settleConditions(_ form: inout SchemaForm) {
    if form.conditions.count == 1 {
      for entry in form.conditions[0].mapping?.entries ?? [] { form.add(entry.value, to: entry.key) }
    } else {
      for condition in form.conditions { form.add(condition, to: "if") }
    }
  }

  /// Whether a keyword restricts nothing.
  private func isIdle(_ value: Node, of keyword: String) -> Bool {
    switch keyword {
    // What refuses everything has no type (`refusesAll`).
    case "not": value.bool == false || allowsAll(value)
    case "propertyNames": allowsAll(value) || value["type"]?.string == "string" && value.mapping?.count == 1
    case "unevaluatedItems", "contentSchema": allowsAll(value)
    case "dependentRequired": value.mapping?.entries.allSatisfy { $0.value.sequence?.isEmpty == true } == true
    case "dependentSchemas": value.mapping?.entries.allSatisfy { allowsAll($0.value) } == true
    default: false
    }
  }

  /// Whether a schema, with those that it refers to, restricts nothing.
  func allowsAll(_ schema: Node) -> Bool { schema.bool == true || allowsAll(SchemaParts(schema)) }

  /// Whether no value fits a schema, or one that it refers to.
  func allowsNothing(_ schema: Node) -> Bool { leaves(of: SchemaParts(schema)).contains { refusesAll($0.node) } }

  /// Whether a schema itself refuses every value: `false`, or `not` of a schema that allows everything.
  func refusesAll(_ schema: Node) -> Bool { schema.bool == false || schema["not"].map(allowsAll) == true }

  /// Whether schemas that apply together, and those that they refer to, restrict nothing.
  func allowsAll(_ parts: SchemaParts) -> Bool {
    leaves(of: parts).allSatisfy { leaf in
      leaf.node.bool == true || leaf.node.mapping?.entries.allSatisfy(\.restrictsNothing) == true
    }
  }

  /// Whether a schema allows any text, or any bytes, and nothing else.
  func allowsAnyText(_ parts: SchemaParts) -> Bool {
    leaves(of: parts).allSatisfy { leaf in
      leaf.node.mapping?.entries.allSatisfy { entry in
        switch entry.key {
        case "type": (entry.value.sequence ?? [entry.value]).map(\.string) == ["string"]
        case "format": entry.value.string == "binary"
        case "contentMediaType": entry.value.string == "application/octet-stream"
        default: entry.key == "allOf" || Node.annotations.contains(entry.key)
        }
      } == true
    }
  }

  /// Patterns that match any text.
  private static let idlePatterns: Set<String> = ["", "^", "$", ".*", "^.*", ".*$", "^.*$"]

  /// Keywords that have no normal form of their own.
  private static let openKeywords: Set<String> = [
    "contains", "dependentRequired", "dependentSchemas", "dependencies", "propertyNames", "unevaluatedItems", "not",
    "contentMediaType", "contentSchema",
  ]
}

extension Mapping.Entry {
  /// Whether a keyword of a schema says nothing of the values. What `allOf` and `$ref` lead to are other schemas.
  fileprivate var restrictsNothing: Bool {
    switch key {
    case "allOf", "readOnly", "writeOnly", "default", "nullable": true
    case "minLength", "minItems", "minProperties": value.integer == 0
    default: Node.annotations.contains(key) || key.hasPrefix("x-")
    }
  }

  /// Whether the entry of an XML Object says what is the case without it.
  fileprivate var isXMLDefault: Bool {
    switch key {
    case "attribute", "wrapped": value.bool == false
    case "nodeType": value.string == "element"
    default: key.hasPrefix("x-")
    }
  }
}
