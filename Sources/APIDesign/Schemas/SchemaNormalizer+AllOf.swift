import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// Combines the parts of an `allOf` and the keywords beside them, which all apply.
extension SchemaNormalizer {
  func reduceAllOf(_ schema: Schema, parts: [NormalSchema], into result: inout NormalSchema) {
    // The keywords beside the parts are another part.
    var own = result
    own.shape = plainShape(schema, required: result.required)
    let all = parts + [own]
    count(all)
    for part in parts { result.required.formUnion(part.required) }
    result.attributes.isNullable = result.attributes.isNullable || allowsNull(schema, parts)
    warnOfNull(schema, parts)
    var shaping = all.filter { !$0.isFreeForm || !$0.required.isEmpty || $0.attributes.isOpen }
    // Beside other parts, an object without properties only contributes its type.
    if shaping.count > 1, !shaping.allSatisfy(\.isBareObject) { shaping.removeAll(where: \.isBareObject) }
    if shaping.count == 1 {
      // A wrapper around one reference, which is how annotations are added to it, is that reference.
      adopt(shaping[0], into: &result)
    } else {
      combine(shaping.filter { !$0.isFreeForm }, of: all, at: schema.location, into: &result)
    }
    narrowFormat(all, of: &result)
    result.attributes.annotate(with: all)
    settleDefault(of: schema, parts, &result)
    checkTypes(of: all, &result, at: schema.location)
  }

  /// Reports names that are required beside alternatives that don't all require them.
  func warnOfRequired(_ names: Set<String>, inNoneOf branches: [NormalSchema], at location: SourceLocation) {
    let said = branches.reduce(into: names) { said, branch in said = said.intersection(branch.required) }
    for name in names.subtracting(said).sorted() {
      diagnostics.warning(
        "`\(name)` is required beside alternatives, whose own types don't require it", at: location,
        hint: "require it in each branch")
    }
  }

  private func combine(
    _ shaping: [NormalSchema], of all: [NormalSchema], at location: SourceLocation, into result: inout NormalSchema
  ) {
    let objects = shaping.filter(\.isObject)
    let values = shaping.filter { !$0.isObject }
    if !objects.isEmpty, values.allSatisfy(\.isUnion) {
      for value in values {
        diagnostics.warning(
          "allOf: alternatives beside an object aren't carried over", at: value.attributes.location,
          hint: "make each branch an allOf that contains the object")
      }
      result.shape = object(of: objects, isOpen: all.contains(where: \.attributes.isOpen), required: result.required)
    } else if let first = values.first {
      guard objects.isEmpty, let value = narrowest(first, values.dropFirst(), as: result) else {
        return contradict(&result, at: location)
      }
      if case .union(let union) = value.shape {
        warnOfRequired(result.required, inNoneOf: union.branches.map { self($0) }, at: location)
      }
      adopt(value, into: &result)
    }
  }

  /// Collects the properties of all parts, each once.
  private func object(of parts: [NormalSchema], isOpen: Bool, required: Set<String>) -> NormalSchema.Shape {
    var properties = PropertyCollection()
    var additional: [SchemaUse] = []
    var isOpen = isOpen
    for part in parts {
      switch part.shape {
      case .object(let object):
        properties.add(object.properties)
        switch object.additional {
        case .none: break
        case .any: isOpen = true
        case .schema(let use): additional.append(use)
        }
      case .map(let use): additional.append(use)
      default: break
      }
    }
    let others = SchemaUse.merged(additional)
    if let others, !parts.contains(where: { $0.object != nil }) { return .map(others) }
    return .object(
      ObjectShape(
        properties: properties.merged(required: required),
        additional: others.map { .schema($0) } ?? (isOpen ? .any : .none)))
  }

  /// Returns the shape that satisfies all parts; `nil` if no type can represent it.
  private func narrowest(
    _ first: NormalSchema, _ others: ArraySlice<NormalSchema>, as whole: NormalSchema
  ) -> NormalSchema? {
    var lists: [SchemaUse] = []
    var value = first
    for other in [first] + others { if case .array(let items?) = other.shape { lists.append(items) } }
    for other in others {
      switch value.shape.narrowed(by: other.shape) {
      case .same: continue
      case .other: value = other
      case .new(let shape):
        value = whole
        value.shape = shape
      case nil: return nil
      }
    }
    // All elements are combined together, so that each is visited once.
    if lists.count > 1, case .array(let items?) = value.shape, let merged = SchemaUse.merged(lists), merged != items {
      value = whole
      value.shape = .array(merged)
    }
    return value
  }

  /// A format without a type applies to strings and numbers.
  private func narrowFormat(_ all: [NormalSchema], of result: inout NormalSchema) {
    for part in all where part.isFreeForm {
      guard let format = part.attributes.format, let type = result.shape.scalar?.formatted(format) else { continue }
      switch result.shape.narrowed(by: .scalar(type)) {
      case .same: continue
      case .other, .new:
        result.shape = .scalar(type)
        result.attributes.format = format
      case nil: contradict(&result, at: part.attributes.location)
      }
    }
  }

  /// Parts that only have a type must have the type of the others.
  private func checkTypes(of all: [NormalSchema], _ result: inout NormalSchema, at location: SourceLocation) {
    let said = all.map(\.attributes.types).filter { !$0.isEmpty }
    guard !result.isFreeForm else {
      result.attributes.types = said.first ?? []
      return
    }
    guard let types = result.shape.jsonTypes else { return }
    if said.contains(where: { types.isDisjoint(with: $0) }) { contradict(&result, at: location) }
  }

  /// A default beside the parts belongs to the whole. A default of a part is used unless another part contradicts it.
  private func settleDefault(of schema: Schema, _ parts: [NormalSchema], _ result: inout NormalSchema) {
    guard schema.defaultValue == nil else { return }
    let defaults = parts.compactMap(\.attributes.defaultValue)
    result.attributes.defaultValue = defaults.first
    guard let first = defaults.first, let other = defaults.first(where: { $0 != first }) else { return }
    diagnostics.warning(
      "default: two parts of allOf have different ones, \(first.jsonText) and \(other.jsonText): neither is carried over",
      at: other.location, hint: "put the default beside allOf, or remove one of the two")
    result.attributes.defaultValue = nil
  }

  /// Null must be allowed by every part, but an author who lists it beside a reference means that the value can be
  /// null.
  private func warnOfNull(_ schema: Schema, _ parts: [NormalSchema]) {
    guard schema.types.contains(.null), !schema.nullable else { return }
    guard let other = parts.first(where: { !$0.attributes.isNullable && !$0.allowsAnything }) else { return }
    diagnostics.warning(
      "`type` lists null, which \(other.name.map { "'\($0)'" } ?? "another part") excludes: the value is treated as nullable",
      at: schema.location, hint: "use `anyOf: [{$ref: …}, {type: \"null\"}]` if it can be null, or remove null")
  }

  private func contradict(_ result: inout NormalSchema, at location: SourceLocation) {
    diagnostics.warning(
      "allOf: no type represents all parts together: the value becomes free-form JSON", at: location,
      hint: "check that one value can satisfy all of them, or describe the value in one schema")
    result.shape = .scalar(.json)
  }

  /// Takes over a part except its nullability, since all parts must allow null.
  private func adopt(_ part: NormalSchema, into result: inout NormalSchema) {
    let isNullable = result.attributes.isNullable
    result.adopt(part)
    result.attributes.isNullable = isNullable
  }

  /// Whether null satisfies a schema and all its parts. A schema without types allows any value.
  private func allowsNull(_ schema: Schema, _ parts: [NormalSchema]) -> Bool {
    schema.types.isEmpty && parts.contains(where: \.attributes.isNullable)
      && parts.allSatisfy { $0.attributes.isNullable || $0.allowsAnything }
  }
}

extension NormalSchema {
  /// Whether the schema has no shape; it may still have a type, or required properties.
  var isFreeForm: Bool { if case .scalar(.json) = shape { true } else { false } }

  fileprivate var isBareObject: Bool {
    guard let object, object.properties.isEmpty, required.isEmpty, case .none = object.additional else { return false }
    return true
  }

  fileprivate var isObject: Bool {
    switch shape {
    case .object, .map: true
    case .scalar, .enumeration, .array, .union: false
    }
  }
}

extension NormalSchema.Attributes {
  /// Takes over the attributes of parts that this schema doesn't have itself.
  fileprivate mutating func annotate(with parts: [NormalSchema]) {
    for part in parts.reversed() {
      let other = part.attributes
      isReadOnly = isReadOnly || other.isReadOnly
      isWriteOnly = isWriteOnly || other.isWriteOnly
      add(other.constraints)
      isOnlyNull = isOnlyNull || other.isOnlyNull
      onlyFlag = onlyFlag ?? other.onlyFlag
      format = format ?? other.format
      guard part.allowsAnything else { continue }
      prose = prose ?? other.prose
      isDeprecated = isDeprecated || other.isDeprecated
    }
  }

  /// Combines two limits that both apply: of two of the same kind, the stricter one is kept.
  mutating func add(_ others: [Constraint]) {
    for other in others {
      guard let index = constraints.firstIndex(where: { $0.keyword == other.keyword }) else {
        constraints.append(other)
        continue
      }
      guard let known = constraints[index].value.double, let value = other.value.double else { continue }
      let isNarrower =
        other.keyword.lowercased().contains("min")
        ? value > known : other.keyword.lowercased().contains("max") && value < known
      if isNarrower { constraints[index] = other }
    }
  }
}
