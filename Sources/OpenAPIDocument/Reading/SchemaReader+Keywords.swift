import Diagnostics
import DataReading

extension SchemaReader {
  /// Reads the keywords of a Schema Object that the ledger marks as carried.
  func schema(_ object: CheckedObject) -> Schema {
    var schema = Schema(location: object.location)
    schema.title = object.text("title")
    schema.description = object.text("description")
    schema.format = object.text("format")
    schema.types = types(object)
    schema.nullable = object.flag("nullable") ?? false
    if schema.nullable, !schema.types.isEmpty, !schema.types.contains(.null) { schema.types.append(.null) }
    schema.enumValues = enumValues(object)
    schema.const = object["const"]
    schema.defaultValue = object["default"]
    schema.properties = object.map("properties").compactMap { entry in
      use(entry.value).map { Property(name: entry.key, nameLocation: entry.keyLocation, schema: $0) }
    }
    schema.required = required(object)
    schema.additionalProperties = additionalProperties(object)
    schema.items = items(object)
    schema.allOf = branches("allOf", of: object)
    schema.oneOf = branches("oneOf", of: object)
    schema.anyOf = branches("anyOf", of: object)
    schema.discriminator = object["discriminator"].flatMap(discriminator)
    schema.readOnly = object.flag("readOnly") ?? false
    schema.writeOnly = object.flag("writeOnly") ?? false
    schema.deprecated = object.flag("deprecated") ?? false
    schema.examples = object.list("examples") + [object["example"]].compactMap(\.self)
    schema.constraints = object.documented
    schema.extensions = object.extensions
    checkSense(of: schema, object)
    return schema
  }

  private func types(_ object: CheckedObject) -> [SchemaType] {
    guard let node = object["type"] else { return [] }
    switch node.value {
    case .string:
      return [type(node)].compactMap(\.self)
    case .sequence(let nodes) where version >= .v3_1:
      if nodes.isEmpty { findings.error("`type` lists nothing", at: node.location) }
      var types: [SchemaType] = []
      for node in nodes {
        guard let type = type(node) else { continue }
        if types.contains(type) {
          findings.error("`\(type.rawValue)` is listed twice in `type`", at: node.location)
        } else {
          types.append(type)
        }
      }
      return types
    case .sequence:
      findings.error(
        "a list of types isn't OpenAPI 3.0", at: node.location,
        hint: "use `nullable: true` for null, and `oneOf` for several types")
    default:
      let expected = version >= .v3_1 ? "text or a list" : "text"
      let isNull = if case .null = node.value { true } else { false }
      findings.error(
        "expected \(expected) for `type`, found \(node.kindName)", at: node.location,
        hint: isNull && version >= .v3_1 ? "put quotes around it: \"null\"" : nil)
    }
    return []
  }

  private func type(_ node: Node) -> SchemaType? {
    guard let name = node.string else {
      findings.error("expected text in `type`, found \(node.kindName)", at: node.location)
      return nil
    }
    guard let type = SchemaType(rawValue: name) else {
      inspector.reportUnknownWord(name, for: "type", among: SchemaType.allCases.map(\.rawValue), at: node.location)
      return nil
    }
    if type == .null, version < .v3_1 {
      findings.error(
        "`null` isn't a type in OpenAPI 3.0", at: node.location, hint: "use `nullable: true` beside another type")
      return nil
    }
    return type
  }

  private func enumValues(_ object: CheckedObject) -> [Node]? {
    guard let node = object["enum"] else { return nil }
    if node.sequence?.isEmpty == true { findings.error("`enum` lists no values", at: node.location) }
    return node.sequence
  }

  private func required(_ object: CheckedObject) -> [RequiredProperty] {
    var seen: Set<String> = []
    let names = object.list("required").compactMap { node -> RequiredProperty? in
      guard let name = node.string else { return nil }
      guard seen.insert(name).inserted else {
        findings.warning("`\(name)` is listed twice in `required`", at: node.location)
        return nil
      }
      return RequiredProperty(name: name, location: node.location)
    }
    return names.sorted { $0.name < $1.name }
  }

  private func additionalProperties(_ object: CheckedObject) -> AdditionalProperties {
    guard let node = object["additionalProperties"] else { return .unspecified }
    let isPartial = object["patternProperties"] != nil
    if let flag = node.bool { return flag || isPartial ? .any : .forbidden }
    if node.mapping?.isEmpty == true { return .any }
    let schema = use(node)
    if isPartial {
      // Some undeclared properties have another schema, given by `patternProperties`, which isn't carried over.
      findings.warning(
        "`additionalProperties` beside `patternProperties` isn't carried over: such properties stay untyped",
        at: node.location, hint: "describe all undeclared properties with `additionalProperties` alone")
      return .any
    }
    return schema.map { .schema($0) } ?? .unspecified
  }

  /// Returns the schema of all elements. Beside `prefixItems`, which isn't carried over, `items` describes only the
  /// later ones.
  private func items(_ object: CheckedObject) -> SchemaUse? {
    guard let node = object["items"] else { return nil }
    let items = use(node)
    guard object["prefixItems"] != nil else { return items }
    if node.bool == nil {
      findings.warning(
        "`items` beside `prefixItems` isn't carried over: all elements stay untyped", at: node.location,
        hint: "describe all elements with `items` alone")
    }
    return nil
  }

  private func branches(_ keyword: String, of object: CheckedObject) -> [SchemaUse] {
    if let node = object[keyword], node.sequence?.isEmpty == true {
      findings.error("`\(keyword)` lists no schemas", at: node.location)
    }
    return object.list(keyword).compactMap { use($0) }
  }

  private func discriminator(_ node: Node) -> Discriminator? {
    guard let object = inspector.open(node, as: .discriminator), let name = object.text("propertyName") else {
      return nil
    }
    let mapping = object.map("mapping").compactMap { entry -> Discriminator.Mapping? in
      guard let text = entry.value.string else {
        findings.error("expected text in `mapping`, found \(entry.value.kindName)", at: entry.value.location)
        return nil
      }
      return mapped(Reference(text: text, location: entry.value.location)).map { .init(value: entry.key, schema: $0) }
    }
    return Discriminator(propertyName: name, mapping: mapping, location: node.location)
  }

  /// The specification lets a mapping either name a schema of the components or refer to one; a name takes precedence.
  private func mapped(_ reference: Reference) -> SchemaID? {
    let file = reference.location.file.path
    if let component = references.component(named: reference.text, near: file) {
      if references.isOnlyReference(component.node, as: .schema) {
        return references.reference(in: component.node).flatMap(follow)
      }
      register(component)
      return component.id
    }
    guard reference.text.contains(where: { "#./".contains($0) }) else {
      findings.error(
        "no schema of the components has the name `\(reference.text)`", at: reference.location,
        hint: findings.hint(for: reference.text, among: references.componentNames(near: file)))
      return nil
    }
    return follow(reference)
  }

  private func checkSense(of schema: Schema, _ object: CheckedObject) {
    if version >= .v3_1, let entry = object.entry("nullable") {
      findings.warning(
        "`nullable` is OpenAPI 3.0; it is understood here, but not by other tools", at: entry.keyLocation,
        hint: "since 3.1, list `null` in `type`")
    }
    if version < .v3_1, schema.nullable, schema.types.isEmpty, let entry = object.entry("nullable") {
      findings.countNullable(at: entry.keyLocation)
    }
    if schema.readOnly, schema.writeOnly {
      findings.warning("a value that is both `readOnly` and `writeOnly` is never sent", at: object.location)
    }
    if schema.types.contains(.array), !object.mentions("items"), version < .v3_1 {
      findings.warning("an array needs `items` in OpenAPI 3.0; its elements stay untyped", at: object.location)
    }
  }
}
