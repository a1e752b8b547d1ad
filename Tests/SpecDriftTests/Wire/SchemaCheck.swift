import DataReading
import Foundation

/// Says why a value isn't what a schema describes, as JSON Schema and OpenAPI define it.
struct SchemaCheck {
  let document: WireDocument
  let direction: WireDocument.Direction

  /// Returns what is wrong with a value; `nil` if nothing is.
  func fault(of value: Node, against schema: Node, depth: Int = 0) -> String? {
    guard depth < 40 else { return nil }
    if let flag = schema.bool { return flag ? nil : "nothing is allowed" }
    let schema = document.resolved(schema)
    if value.isNull, document.isOld, schema["nullable"]?.bool == true { return nil }
    return faultOfKind(value, schema) ?? faultOfValue(value, schema) ?? faultOfParts(value, schema, depth)
      ?? faultOfBranches(value, schema, depth)
  }

  private func allows(_ value: Node, _ schema: Node, _ depth: Int) -> Bool {
    fault(of: value, against: schema, depth: depth + 1) == nil
  }

  // MARK: - The value itself

  private func faultOfKind(_ value: Node, _ schema: Node) -> String? {
    if let types = schema["type"] {
      let names = types.sequence?.compactMap(\.string) ?? [types.string ?? ""]
      guard names.contains(where: { value.isOf(type: $0) }) else { return "\(value.jsonText) isn't of type \(names)" }
    }
    if let values = schema["enum"]?.sequence, !values.contains(where: value.isSame) {
      return "\(value.jsonText) isn't one of the enum"
    }
    if let constant = schema["const"], !value.isSame(as: constant) { return "\(value.jsonText) isn't the constant" }
    return nil
  }

  private func faultOfValue(_ value: Node, _ schema: Node) -> String? {
    if let number = value.decimal { return Bounds(schema).fault(of: number) ?? faultOfFormat(number, schema) }
    guard let text = value.string else { return nil }
    let length = text.unicodeScalars.count
    if length < schema["minLength"]?.integer ?? 0 { return "\(length) characters are too few" }
    if length > schema["maxLength"]?.integer ?? .max { return "\(length) characters are too many" }
    if let pattern = schema["pattern"]?.string, !text.matches(pattern) { return "\(value.jsonText) isn't \(pattern)" }
    if let format = schema["format"]?.string, !TextFormat.allows(text, format) { return "\(value.jsonText): \(format)" }
    return TextContent.fault(of: text, schema)
  }

  private func faultOfFormat(_ number: Decimal, _ schema: Node) -> String? {
    switch schema["format"]?.string {
    case "int8": Decimal(Int8.min)...Decimal(Int8.max) ~= number ? nil : "\(number) isn't an int8"
    case "int16": Decimal(Int16.min)...Decimal(Int16.max) ~= number ? nil : "\(number) isn't an int16"
    case "int32": Decimal(Int32.min)...Decimal(Int32.max) ~= number ? nil : "\(number) isn't an int32"
    case "int64": Decimal(Int.min)...Decimal(Int.max) ~= number ? nil : "\(number) isn't an int64"
    default: nil
    }
  }

  // MARK: - Its parts

  private func faultOfParts(_ value: Node, _ schema: Node, _ depth: Int) -> String? {
    if let items = value.sequence { return faultOfItems(items, schema, depth) }
    if let object = value.mapping { return faultOfObject(object, schema, depth) }
    return nil
  }

  private func faultOfItems(_ items: [Node], _ schema: Node, _ depth: Int) -> String? {
    if items.count < schema["minItems"]?.integer ?? 0 { return "too few items" }
    if items.count > schema["maxItems"]?.integer ?? .max { return "too many items" }
    if schema["uniqueItems"]?.bool == true {
      for (index, item) in items.enumerated() where items[..<index].contains(where: item.isSame) {
        return "an item occurs twice"
      }
    }
    let first = schema["prefixItems"]?.sequence ?? []
    for (index, item) in items.enumerated() {
      let own = index < first.count ? first[index] : schema["items"] ?? schema["unevaluatedItems"]
      if let own, let fault = fault(of: item, against: own, depth: depth + 1) { return "[\(index)]: \(fault)" }
    }
    guard let contained = schema["contains"] else { return nil }
    let count = items.count { allows($0, contained, depth) }
    let range = (schema["minContains"]?.integer ?? 1, schema["maxContains"]?.integer ?? .max)
    return count < range.0 || count > range.1 ? "\(count) items match contains" : nil
  }

  private func faultOfObject(_ object: Mapping, _ schema: Node, _ depth: Int) -> String? {
    if object.count < schema["minProperties"]?.integer ?? 0 { return "too few properties" }
    if object.count > schema["maxProperties"]?.integer ?? .max { return "too many properties" }
    for name in schema["required"]?.sequence?.compactMap(\.string) ?? []
    where !object.keys.contains(where: { Array($0.utf8) == Array(name.utf8) })
      && !isExcluded(schema["properties"]?[name])
    {
      return "\(name) is missing"
    }
    for entry in schema["dependentRequired"]?.mapping?.entries ?? [] where object[entry.key] != nil {
      for name in entry.value.sequence?.compactMap(\.string) ?? [] where object[name] == nil {
        return "\(name) is missing beside \(entry.key)"
      }
    }
    for entry in schema["dependentSchemas"]?.mapping?.entries ?? [] where object[entry.key] != nil {
      let whole = Node.made(.mapping(object))
      if let fault = fault(of: whole, against: entry.value, depth: depth + 1) { return fault }
    }
    return object.entries.lazy.compactMap { faultOfProperty($0, of: object, schema, depth) }.first
  }

  private func faultOfProperty(
    _ entry: Mapping.Entry, of object: Mapping, _ schema: Node, _ depth: Int
  ) -> String? {
    if let names = schema["propertyNames"], !allows(.made(.string(entry.key)), names, depth) {
      return "\(entry.key) isn't allowed as a name"
    }
    var own = [schema["properties"]?[entry.key]].compactMap(\.self)
    // What doesn't travel this way is ignored.
    if own.contains(where: isExcluded) { return nil }
    own += (schema["patternProperties"]?.mapping?.entries ?? []).filter { entry.key.matches($0.key) }.map(\.value)
    if own.isEmpty { own = [schema["additionalProperties"]].compactMap(\.self) }
    if own.isEmpty, let rest = schema["unevaluatedProperties"],
      !isEvaluated(entry.key, in: .made(.mapping(object)), by: schema, depth)
    {
      own = [rest]
    }
    return own.lazy.compactMap { fault(of: entry.value, against: $0, depth: depth + 1) }.first.map {
      "\(entry.key): \($0)"
    }
  }

  /// Whether a property doesn't travel in this direction.
  func isExcluded(_ property: Node?) -> Bool {
    guard let property, property.mapping != nil else { return false }
    let schema = document.resolved(property)
    let parts = [schema] + (schema["allOf"]?.sequence ?? []).map { document.resolved($0) }
    return parts.contains { $0[direction.excluding]?.bool == true }
  }

  /// Whether one of the schemas that are combined with a schema declares a property.
  private func isEvaluated(_ name: String, in object: Node, by schema: Node, _ depth: Int) -> Bool {
    guard depth < 20 else { return true }
    let parts =
      ["allOf", "anyOf", "oneOf"].flatMap { schema[$0]?.sequence ?? [] }
      + [schema["then"], schema["else"]]
      .compactMap(\.self)
    return parts.contains { part in
      let part = document.resolved(part)
      return allows(object, part, depth)
        && (part["properties"]?[name] != nil || part["additionalProperties"] != nil
          || isEvaluated(name, in: object, by: part, depth + 1))
    }
  }

  // MARK: - Combined schemas

  private func faultOfBranches(_ value: Node, _ schema: Node, _ depth: Int) -> String? {
    for part in schema["allOf"]?.sequence ?? [] {
      if let fault = fault(of: value, against: part, depth: depth + 1) { return fault }
    }
    if let excluded = schema["not"], allows(value, excluded, depth) { return "\(value.jsonText) is excluded" }
    if let condition = schema["if"] {
      let part = schema[allows(value, condition, depth) ? "then" : "else"]
      if let part, let fault = fault(of: value, against: part, depth: depth + 1) { return fault }
    }
    let branches = schema["oneOf"]?.sequence ?? schema["anyOf"]?.sequence
    guard let branches else { return nil }
    if let tag = schema["discriminator"]?["propertyName"]?.string, value.mapping != nil {
      let named = Discriminator(schema, document).branch(tagged: value[tag]?.string)
      guard let named else { return "no alternative is called \(value[tag]?.jsonText ?? "nothing")" }
      return fault(of: value, against: named, depth: depth + 1)
    }
    let count = branches.count { allows(value, $0, depth) }
    if count == 0 { return "no alternative fits \(value.jsonText)" }
    return count > 1 && schema["oneOf"] != nil ? "\(count) alternatives fit" : nil
  }
}

/// The values that select the alternatives of a schema.
struct Discriminator {
  /// Each alternative with its value, if it has any.
  let branches: [(value: String?, schema: Node)]

  init(_ schema: Node, _ document: WireDocument) {
    let mapping = schema["discriminator"]?["mapping"]?.mapping?.entries ?? []
    func last(_ text: String) -> Substring? { text.split(separator: "/").last }
    branches = (schema["oneOf"]?.sequence ?? schema["anyOf"]?.sequence ?? []).flatMap { branch in
      guard let name = branch["$ref"]?.string.flatMap(last) else { return [(nil as String?, branch)] }
      let values = mapping.filter { $0.value.string.flatMap(last) == name }.map(\.key)
      return (values.isEmpty ? [String(name)] : values).map { ($0, branch) }
    }
  }

  func branch(tagged value: String?) -> Node? { branches.first { $0.value == value || $0.value == nil }?.schema }
}

extension Node {
  fileprivate func isOf(type: String) -> Bool {
    switch type {
    case "null": isNull
    case "boolean": bool != nil
    case "integer": decimal.map { $0.isWhole } ?? false
    case "number": decimal != nil
    case "string": string != nil
    case "array": sequence != nil
    case "object": mapping != nil
    default: true
    }
  }
}

extension Decimal {
  var isWhole: Bool { isMultiple(of: 1) }

  func isMultiple(of step: Decimal) -> Bool {
    var (quotient, whole) = (self / step, Decimal())
    NSDecimalRound(&whole, &quotient, 0, .down)
    return whole * step == self
  }
}
