import Diagnostics
import APIModel
import OpenAPIDocument
import DataReading

/// Normalizes schemas that don't combine others.
extension SchemaNormalizer {
  /// - Parameter required: The names of the required properties.
  func plainShape(_ schema: Schema, required: Set<String>) -> NormalSchema.Shape {
    if schema.isNever {
      diagnostics.warning(
        "no value satisfies `false`: it becomes free-form JSON", at: schema.location, hint: "leave it out")
      return .scalar(.json)
    }
    if let const = schema.const {
      guard schema.enumValues?.contains(const) != false else {
        diagnostics.warning(
          "const: \(const.jsonText) isn't one of the values of `enum`: it becomes free-form JSON",
          at: const.location,
          hint: "leave one of the two out")
        return .scalar(.json)
      }
      return enumeration([const], of: schema, by: "const")
    }
    if let values = schema.enumValues { return enumeration(values, of: schema, by: "enum") }
    warnOfOtherTypes(schema)
    let types = schema.types.filter { $0 != .null }
    if types.count > 1 { return severalTypes(types, of: schema) }
    switch types.first {
    case .object: return objectShape(schema, required: required)
    case .array: return .array(schema.items)
    case .boolean: return .scalar(.bool)
    case .integer: return .scalar(schema.format == "int64" ? .int64 : .int)
    case .number: return .scalar(.double)
    case .string: return .scalar(schema.isSecret ? .secret : .text(format: schema.format))
    case .null: return .scalar(.json)
    case nil:
      if !schema.properties.isEmpty { return objectShape(schema, required: required) }
      if case .schema = schema.additionalProperties { return objectShape(schema, required: required) }
      return schema.items.map { .array($0) } ?? .scalar(.json)
    }
  }

  /// Reports keywords for values that `type` excludes.
  private func warnOfOtherTypes(_ schema: Schema) {
    guard !schema.types.isEmpty else { return }
    let isMap = if case .schema = schema.additionalProperties { true } else { false }
    let keywords: [(String, SchemaType, Bool)] = [
      ("properties", .object, !schema.properties.isEmpty), ("additionalProperties", .object, isMap),
      ("items", .array, schema.items != nil),
    ]
    for (keyword, type, isSaid) in keywords where isSaid && !schema.types.contains(type) {
      diagnostics.warning(
        "`\(keyword)` has no effect beside `type`, which doesn't include \(type.rawValue): it isn't carried over",
        at: schema.location, hint: "correct the type, or leave `\(keyword)` out")
    }
  }

  private func severalTypes(_ types: [SchemaType], of schema: Schema) -> NormalSchema.Shape {
    if Set(types) == [.integer, .number] { return .scalar(.double) }
    guard types.contains(where: { $0 == .object || $0 == .array }) else { return .scalar(.anyScalar) }
    diagnostics.warning(
      "type: values of several types become free-form JSON", at: schema.location,
      hint: "list the types as branches of oneOf, each with its own keywords")
    return .scalar(.json)
  }

  /// - Parameter keyword: The keyword that lists the values.
  private func enumeration(_ values: [Node], of schema: Schema, by keyword: String) -> NormalSchema.Shape {
    // An enum that lists null beside other values makes the value nullable, whatever its type says.
    let others = values.filter { !$0.isNull }
    if let stray = (others.isEmpty ? values : others).first(where: { !schema.allowsType(of: $0) }) {
      diagnostics.warning(
        "\(keyword): \(stray.jsonText) doesn't have the type of the schema: values become free-form JSON",
        at: stray.location,
        hint: stray.string == nil
          ? "put quotes around it if text is meant" : "remove the quotes, or correct the type")
      return .scalar(.json)
    }
    if others.isEmpty { return .scalar(.json) }
    if others.allSatisfy({ $0.string != nil }) { return .enumeration(others, isInteger: false) }
    if others.allSatisfy({ $0.integer != nil }) { return .enumeration(others, isInteger: true) }
    if others.allSatisfy({ $0.bool != nil }) { return .scalar(.bool) }
    diagnostics.warning(
      "\(keyword): these values become free-form JSON", at: schema.location,
      hint: "a type is generated if all are strings, all whole numbers or all booleans")
    return .scalar(.json)
  }

  private func objectShape(_ schema: Schema, required: Set<String>) -> NormalSchema.Shape {
    if schema.properties.isEmpty {
      switch schema.additionalProperties {
      case .schema(let use): return .map(use)
      case .any, .unspecified: return .scalar(.json)
      case .forbidden: break
      }
    }
    let additional: ObjectShape.Additional =
      switch schema.additionalProperties {
      case .schema(let use): .schema(use)
      case .any: .any
      case .unspecified, .forbidden: .none
      }
    let properties = schema.properties.map {
      ObjectShape.Property(
        name: $0.name, use: $0.schema, isRequired: required.contains($0.name), location: $0.nameLocation)
    }
    return .object(ObjectShape(properties: properties, additional: additional))
  }
}

extension SchemaNormalizer {
  /// Drops a default that the schema itself doesn't allow, because it would be documented and used for an absent value.
  func checkDefault(of schema: Schema, _ result: inout NormalSchema) {
    guard let value = result.attributes.defaultValue, !value.isNull, !result.allowsDefault(value) else { return }
    diagnostics.warning(
      "default: \(value.jsonText) isn't a value of this schema: it is left out", at: value.location,
      hint: "check the default and the type beside it")
    result.attributes.defaultValue = nil
  }
}

extension NormalSchema {
  /// Whether a default can be a value of this schema, without checking nested values.
  fileprivate func allowsDefault(_ value: Node) -> Bool {
    if case .enumeration(let values, let isInteger) = shape {
      if isInteger { return value.integer != nil && values.contains { $0.integer == value.integer } }
      return value.string != nil && (attributes.hasOtherValues || values.contains { $0.string == value.string })
    }
    if case .scalar(.bool) = shape { return value.bool != nil }
    if let text = value.string, !text.isText(ofFormat: textFormat) { return false }
    return shape.jsonTypes.map { $0.isSubset(of: value.types) } ?? (shape.scalar != .anyScalar || value.isScalar)
  }
}

extension NormalSchema {
  /// Checks a string against the constraints of the schema.
  private var textFormat: String? {
    switch shape.scalar {
    case .date: "date-time"
    case .day: "date"
    case .uuid: "uuid"
    case .string, .secret: attributes.format
    default: nil
    }
  }
}

extension Schema {
  fileprivate func allowsType(of value: Node) -> Bool {
    types.isEmpty || !value.types.isDisjoint(with: types)
  }
}

extension Node {
  /// The types of JSON Schema that the value has.
  fileprivate var types: Set<SchemaType> {
    switch value {
    case .null: [.null]
    case .bool: [.boolean]
    case .integer: [.integer, .number]
    case .number: integer == nil ? [.number] : [.integer, .number]
    case .string: [.string]
    case .sequence: [.array]
    case .mapping: [.object]
    }
  }

  fileprivate var isScalar: Bool { sequence == nil && mapping == nil }
}
