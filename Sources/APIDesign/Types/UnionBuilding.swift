import Diagnostics
import APIModel
import OpenAPIDocument
import DataReading

extension TypeBuilder {
  func union(_ union: UnionShape, serving: Serving, in context: Context) -> UnionType {
    if case .tagged(let tag, let tags) = telling(union, serving: serving) {
      return UnionType(
        form: .tagged(wireName: tag, name: swiftName.lowerCamel(tag)),
        variants: tagged(union, by: tag, tags, serving: serving, in: context))
    }
    let (role, isReadable) = (serving.role, serving.isReadable)
    let branches = union.branches.map { normal($0) }
    var table = NameTable(reserved: ReservedNames.unionCases)
    let variants = zip(union.branches, branches).map { use, branch in
      let wanted =
        use.swiftName ?? swiftName.lowerCamel(branch.name ?? branch.attributes.title ?? branch.kindName)
      let name = normal.claim(
        wanted, from: &table, fallbackSuffix: "Value", at: branch.attributes.location)
      let type = reference(to: use, as: role, in: context.inner(swiftName.upperCamel(name.text)))
      var variant = UnionType.Variant(
        name: name, tags: [], type: type, breadth: type == .json ? .anything : branch.breadth,
        documentation: normal.documentation(of: use, as: role), provenance: provenance.value(at: use.location))
      variant.requiredCount = branch.object?.properties.count(where: \.isRequired) ?? 0
      return variant
    }
    let whole = UnionType(form: isText(union) && !isReadable ? .text : .untagged, variants: variants)
    if isReadable { warnOfOverlap(of: union, whole) }
    return whole
  }

  private func tagged(
    _ union: UnionShape, by tag: String, _ tags: [[String]], serving: Serving, in context: Context
  ) -> [UnionType.Variant] {
    var table = NameTable(reserved: ReservedNames.unionCases)
    let takesProperties = !serving.isReadable && takesProperties(union)
    return zip(union.branches, tags).flatMap { use, tags in
      // A value that doesn't contain its tag is identified by its variant alone, so each tag needs its own variant.
      let isSplit = tags.count > 1 && (takesProperties || !declares(tag, use))
      return (isSplit ? tags.map { [$0] } : [tags]).map { tags in
        let branch = normal(use)
        let given = isSplit ? nil : use.swiftName
        let name = normal.claim(
          given ?? swiftName.lowerCamel(tags.first ?? "other"), from: &table, fallbackSuffix: "Value",
          at: branch.attributes.location)
        let inner = context.inner(swiftName.upperCamel(name.text))
        guard takesProperties, case .object(let object) = branch.shape else {
          return UnionType.Variant(
            name: name, tags: tags, type: reference(to: branch, as: serving.role, in: inner),
            documentation: Documentation(branch), provenance: provenance.value(at: use.location))
        }
        return factory(
          name, tags: tags, of: object, by: tag, serving: serving, in: inner, Documentation(branch),
          provenance.value(at: use.location))
      }
    }
  }

  /// For encoding only: the factory takes the properties, and no type is generated for the branch.
  private func factory(
    _ name: SwiftIdentifier, tags: [String], of object: ObjectShape, by tag: String, serving: Serving,
    in context: Context, _ documentation: Documentation, _ provenance: Provenance
  ) -> UnionType.Variant {
    var names = NameTable(reserved: object.reservedNames)
    var members = object.properties.filter { $0.name != tag }
      .compactMap { member($0, serving: (serving.role, false, true), names: &names, in: context) }
    let objects = Set(object.properties.filter { normal($0.use).isObject }.map(\.name))
    let leads = members.indices.filter { objects.contains(members[$0].wireName) && members[$0].presence == .required }
    if leads.count == 1 { members.insert(members.remove(at: leads[0]), at: 0) }
    return UnionType.Variant(
      name: name, tags: tags, type: .void, members: members, hasUnlabelledLead: leads.count == 1,
      documentation: documentation, provenance: provenance)
  }

  /// Whether all branches are text, so that a value can be used in a query.
  func isText(_ union: UnionShape) -> Bool { union.branches.allSatisfy { normal($0).isText } }
}

extension NormalSchema {
  var object: ObjectShape? {
    if case .object(let object) = shape { object } else { nil }
  }

  /// Returns the breadth of a type; see ``UnionType/Breadth``.
  fileprivate var breadth: UnionType.Breadth {
    switch shape {
    case .scalar(.json), .scalar(.anyScalar): .anything
    case .scalar(.string), .scalar(.secret), .map: .wide
    case .union: .union
    case .enumeration(_, isInteger: true): .listed
    case .scalar(.double), .enumeration, .array(nil): .open
    case .object(let object): object.properties.contains(where: \.isRequired) ? .exact : .open
    case .scalar, .array: .exact
    }
  }

  /// Whether the values are objects, of one shape or of several.
  fileprivate var isObject: Bool {
    switch shape {
    case .object, .union, .map, .scalar(.json): true
    case .scalar, .enumeration, .array: false
    }
  }

  fileprivate var isText: Bool {
    switch shape {
    case .scalar(.string), .scalar(.date), .scalar(.day), .scalar(.uuid): true
    default: false
    }
  }

  /// Returns a name for a branch that doesn't have one.
  fileprivate var kindName: String {
    switch shape {
    case .scalar(let type):
      switch type {
      case .string: "string"
      case .bool: "boolean"
      case .int, .int64: "integer"
      case .double: "number"
      case .date: "dateTime"
      case .day: "date"
      case .uuid: "uuid"
      case .secret: "secret"
      default: "any"
      }
    case .enumeration: constant?.string ?? "known"
    case .array: "array"
    case .map, .object: "object"
    case .union: "oneOf"
    }
  }
}
