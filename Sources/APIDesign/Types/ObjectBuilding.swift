import APIModel
import OpenAPIDocument
import DataReading

extension TypeBuilder {
  typealias Serving = (role: Role, isReadable: Bool, isWritable: Bool)

  func object(_ object: ObjectShape, serving: Serving, in context: Context) -> ObjectType {
    var table = NameTable(reserved: object.reservedNames)
    let members = object.properties.compactMap { member($0, serving: serving, names: &table, in: context) }
    let additional: TypeReference? =
      switch object.additional {
      case .none: nil
      case .any: .json
      case .schema(let use):
        element(use, as: serving.role, in: context.inner("Value"))
      }
    return ObjectType(members: members, additional: additional)
  }

  /// Returns the property of a type; `nil` if it doesn't travel in the role of the type.
  func member(
    _ property: ObjectShape.Property, serving: Serving, names: inout NameTable, in context: Context
  ) -> Member? {
    let schema = normal(property.use)
    guard schema.travels(as: serving.role) else { return nil }
    let name = normal.claim(
      property.use.swiftName ?? swiftName.lowerCamel(property.name), from: &names, fallbackSuffix: "Value",
      at: property.location)
    let isConstant = serving.isWritable && property.isRequired && !schema.attributes.isNullable
    let constant = isConstant ? schema.constant : nil
    // Constants of objects that are only encoded need no types.
    let type =
      (serving.isReadable ? nil : constant?.plainType)
      ?? reference(to: schema, as: serving.role, in: context.inner(swiftName.upperCamel(property.name)))
    let value = constant.flatMap { defaultValue($0, of: type) }
    var member = Member(
      name: name, wireName: property.name, type: type,
      presence: value.map { .constant($0, isKept: serving.isReadable) }
        ?? presence(of: schema, isRequired: property.isRequired, type: type, serving: serving),
      documentation: normal.documentation(of: schema, at: property.use, as: serving.role),
      provenance: provenance.named(at: property.location))
    if serving.isReadable { member.onlyValue = schema.onlyValue }
    return member
  }

  private func presence(
    of schema: NormalSchema, isRequired: Bool, type: TypeReference, serving: Serving
  ) -> Member.Presence {
    // A schema that allows any value allows null.
    let isNullable = schema.attributes.isNullable || schema.allowsAnything
    if isRequired { return isNullable ? .nullable : .required }
    if !serving.isWritable {
      guard !isNullable, let value = schema.attributes.defaultValue,
        let known = defaultValue(value, of: type)
      else { return .optional }
      return .defaulted(known)
    }
    return serving.role == .patch && isNullable ? .patch : .optional
  }

  /// Returns the value that is used for an absent property of this type; `nil` if it isn't short and certain.
  private func defaultValue(_ value: Node, of type: TypeReference) -> DefaultValue? {
    switch (type, value.value) {
    case (.bool, .bool(let value)): return .bool(value)
    case (.int, _), (.int64, _), (.double, _): return value.integer.map { .integer($0) }
    case (.string, .string(let text)): return .string(text)
    case (.array, .sequence(let values)) where values.isEmpty: return .emptyList
    case (.named(let name), _):
      guard case .enumeration(let type) = declaration(named: name)?.kind else { return nil }
      let raw = EnumType.RawValue(value)
      return type.cases.first { $0.rawValue == raw }.map { .member($0.name) }
    default: return nil
    }
  }

  func enumeration(
    _ values: [Node], isInteger: Bool, names caseNames: [String]?, allowsOthers: Bool
  ) -> EnumType {
    var table = NameTable(reserved: ReservedNames.enumCases)
    var seen: Set<EnumType.RawValue> = []
    let cases = values.enumerated().compactMap { index, value -> EnumType.Case? in
      let rawValue: EnumType.RawValue
      let wanted: SwiftIdentifier
      switch EnumType.RawValue(value) {
      case .string(let text)?: (rawValue, wanted) = (.string(text), swiftName.lowerCamel(text))
      case .integer(let number)?:
        let sign: SwiftIdentifier = number < 0 ? "minus" : "value"
        (rawValue, wanted) = (.integer(number), sign.numbered(number))
      case nil: return nil
      }
      guard seen.insert(rawValue).inserted else { return nil }
      let given = caseNames.flatMap { index < $0.count ? $0[index] : nil }
      let name = normal.claim(
        given.map(swiftName.asWritten) ?? wanted, from: &table, fallbackSuffix: "Value", at: value.location)
      return EnumType.Case(name: name, rawValue: rawValue, provenance: provenance.value(at: value.location))
    }
    return EnumType(
      cases: cases, isInteger: isInteger, unlisted: allowsOthers ? .allowed : cases.count == 1 ? .excluded : .new)
  }
}

extension ObjectShape {
  /// The names that properties can't have; a property for undeclared properties is also generated.
  var reservedNames: Set<SwiftIdentifier> {
    if case .none = additional { ReservedNames.members } else { ReservedNames.members.union(["additionalMembers"]) }
  }
}

extension EnumType.RawValue {
  fileprivate init?(_ node: Node) {
    if let text = node.string {
      self = .string(text)
    } else if let number = node.integer {
      self = .integer(number)
    } else {
      return nil
    }
  }

}

extension Node {
  /// The type of the value, if it is a scalar with a literal.
  fileprivate var plainType: TypeReference? {
    if string != nil { return .string }
    if bool != nil { return .bool }
    return integer == nil ? nil : .int
  }
}

extension NormalSchema {
  /// The only value, if there is just one: `const` and an `enum` of one value are equivalent.
  var constant: Node? {
    switch shape {
    case .enumeration(let values, _): values.count == 1 && !attributes.hasOtherValues ? values[0] : nil
    case .scalar(.bool): attributes.onlyFlag
    default: nil
    }
  }

  /// The only value, if no type is generated for it.
  fileprivate var onlyValue: Member.OnlyValue? {
    if isOnlyNull { return .null }
    // A copy of the node: as a chain of optionals, the optimizer of Swift 6.3.1 fails on it.
    guard let constant, let flag = constant.bool else { return nil }
    return .flag(flag)
  }

  /// Whether any value is allowed, including null.
  var allowsAnything: Bool {
    isFreeForm && attributes.types.isEmpty && !isOnlyNull
  }

  /// Whether null is the only value.
  var isOnlyNull: Bool { isFreeForm && attributes.isOnlyNull }
}

extension SchemaUse {
  /// The name that the document gives to this use, which is a property, a parameter or a branch. The `x-swift-name` of
  /// a named schema is the name of its type instead.
  var swiftName: SwiftIdentifier? {
    if case .inline(let schema) = self { schema.extensions.swiftName } else { nil }
  }
}

extension [String: Node] {
  /// The name of `x-swift-name`; `nil` if there is none or it isn't a valid name, which ``ExtensionCheck`` reports.
  var swiftName: SwiftIdentifier? { self["x-swift-name"]?.string.flatMap(SwiftIdentifier.init) }
}
