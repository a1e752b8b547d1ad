import OpenAPIDocument
import SpecReading

/// What applies all at once: the parts of an `allOf`, and the declarations that several of them have of one property.
extension SchemaNormalizer {
  func reduceAllOf(_ schema: Schema, parts: [NormalSchema], into result: inout NormalSchema) {
    for part in parts { result.required.formUnion(part.required) }
    result.attributes.isNullable = result.attributes.isNullable || allowsNull(schema, parts)
    let addsShape =
      !schema.properties.isEmpty || !schema.required.isEmpty || schema.enumValues != nil || schema.const != nil
    // A wrapper around one reference, which is how annotations are added to it, is that reference.
    let shaping = parts.filter { !$0.allowsAnything || !$0.required.isEmpty }
    if shaping.count == 1, !addsShape {
      result.attributes.prose = result.attributes.prose ?? parts.last { $0.allowsAnything }?.attributes.prose
      adopt(shaping[0], into: &result)
      return
    }
    var shape = ObjectShape(properties: [], additional: .none)
    var value: NormalSchema?
    for part in parts {
      switch part.shape {
      case .object(let object): shape.merge(object)
      case .map(let use): shape.additional = .schema(use)
      case .scalar(.json): break
      default: value = value.map { narrower($0, part) } ?? part
      }
    }
    if case .object(let own) = objectShape(schema) { shape.merge(own) }
    for index in shape.properties.indices where result.required.contains(shape.properties[index].name) {
      shape.properties[index].isRequired = true
    }
    guard let value else {
      result.shape = shape.properties.isEmpty ? parts.first?.shape ?? .scalar(.json) : .object(shape)
      return
    }
    guard shape.properties.isEmpty else {
      warn("allOf: a part that is no object is not carried over", at: value.attributes.location)
      result.shape = .object(shape)
      return
    }
    if case .union(let union) = value.shape {
      warnOfRequired(result.required, inNoneOf: union.branches.map { self($0) }, at: schema.location)
    }
    adopt(value, into: &result)
  }

  /// Says which names are required beside alternatives that don't all require them.
  func warnOfRequired(_ names: Set<String>, inNoneOf branches: [NormalSchema], at location: SourceLocation) {
    for name in names.sorted() where !branches.allSatisfy({ $0.required.contains(name) }) {
      warn("`\(name)` is required beside alternatives, whose own types don't say so", at: location)
    }
  }

  /// Becomes what a part is, but for null, which all of them have to allow.
  private func adopt(_ part: NormalSchema, into result: inout NormalSchema) {
    let isNullable = result.attributes.isNullable
    result.adopt(part)
    result.attributes.isNullable = isNullable
  }

  /// Whether null satisfies a schema and all its parts. One that says nothing of types is satisfied by anything.
  private func allowsNull(_ schema: Schema, _ parts: [NormalSchema]) -> Bool {
    schema.types.isEmpty && parts.contains(where: \.attributes.isNullable)
      && parts.allSatisfy { $0.attributes.isNullable || $0.allowsAnything }
  }

  /// Of two parts that both apply the one that allows less; the first, with a warning, where they have nothing in common.
  private func narrower(_ first: NormalSchema, _ second: NormalSchema) -> NormalSchema {
    switch (first.shape.breadth, second.shape.breadth) {
    case (let one?, let other?) where one.kind == other.kind: return other.rank >= one.rank ? second : first
    default:
      warn("allOf: a part that is no object is not carried over", at: second.attributes.location)
      return first
    }
  }
}

extension NormalSchema.Shape {
  /// Shapes of one kind narrow each other, a higher rank a lower one.
  fileprivate enum Kind {
    case text, number, truth, list
  }

  fileprivate var breadth: (kind: Kind, rank: Int)? {
    switch self {
    case .scalar(.string): (.text, 0)
    case .scalar(.date), .scalar(.day), .scalar(.uuid), .scalar(.secret): (.text, 1)
    case .enumeration(_, isInteger: false): (.text, 2)
    case .constant: (.text, 3)
    case .scalar(.double): (.number, 0)
    case .scalar(.int), .scalar(.int64): (.number, 1)
    case .enumeration(_, isInteger: true): (.number, 2)
    case .scalar(.bool): (.truth, 0)
    case .array(nil): (.list, 0)
    case .array: (.list, 1)
    case .scalar, .map, .object, .union: nil
    }
  }
}

extension ObjectShape {
  /// Adds the properties of `other`. One that both have stays at its place, and both declarations of it apply.
  fileprivate mutating func merge(_ other: ObjectShape) {
    var places = Dictionary(
      properties.indices.map { (properties[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    for property in other.properties {
      guard let index = places[property.name] else {
        places[property.name] = properties.count
        properties.append(property)
        continue
      }
      let isRequired = properties[index].isRequired || property.isRequired
      let use = properties[index].use.merged(with: property.use)
      properties[index] = Property(name: property.name, use: use, isRequired: isRequired, location: property.location)
    }
    switch other.additional {
    case .none: break
    case .any, .schema: additional = other.additional
    }
  }
}

extension SchemaUse {
  /// Where it is written.
  var location: SourceLocation {
    switch self {
    case .inline(let schema): schema.location
    case .reference(_, let location): location
    }
  }

  /// A schema of which both apply; what the later one says of itself comes first.
  fileprivate func merged(with later: SchemaUse) -> SchemaUse {
    guard self != later else { return later }
    // What has been merged already is taken apart, and the parts are put in the order of their places: so the same parts are
    // the same schema, whatever the way to them, and recursion comes to an end.
    var parts: [SchemaUse] = []
    for part in mergedParts + later.mergedParts where !parts.contains(part) { parts.append(part) }
    parts.sort { $0.location < $1.location }
    guard let last = parts.last, parts.count > 1 else { return later }
    var whole = Schema(location: last.location)
    whole.allOf = parts
    for case .inline(let written) in [later, self] {
      whole.title = whole.title ?? written.title
      whole.description = whole.description ?? written.description
      whole.defaultValue = whole.defaultValue ?? written.defaultValue
      whole.readOnly = whole.readOnly || written.readOnly
      whole.writeOnly = whole.writeOnly || written.writeOnly
      whole.deprecated = whole.deprecated || written.deprecated
      whole.extensions.merge(written.extensions) { first, _ in first }
    }
    return .inline(whole)
  }

  private var mergedParts: [SchemaUse] {
    if case .inline(let schema) = self, schema.isMerged { schema.allOf } else { [self] }
  }
}

extension Schema {
  /// Whether it is written nowhere, but made of declarations at several places.
  var isMerged: Bool { allOf.count > 1 && allOf.last?.location == location }
}
