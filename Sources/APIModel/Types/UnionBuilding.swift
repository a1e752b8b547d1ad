import OpenAPIDocument
import SpecReading

extension TypeBuilder {
  func union(
    _ union: UnionShape, as role: Role, isReadable: Bool, in context: Context
  ) -> UnionType {
    if let tag = tagName(of: union) {
      return UnionType(
        form: .tagged(wireName: tag), variants: tagged(union, by: tag, as: role, isReadable: isReadable, in: context))
    }
    let branches = union.branches.map { normal($0) }
    var table = NameTable(reserved: ReservedNames.unionCases)
    let variants = zip(union.branches, branches).map { use, branch in
      let wanted =
        use.swiftName ?? swiftName.lowerCamel(branch.name ?? branch.attributes.title ?? branch.kindName)
      let name = normal.claim(
        wanted, from: &table, fallbackSuffix: "Value", at: branch.attributes.location)
      var variant = UnionType.Variant(
        name: name, tags: [], type: reference(to: use, as: role, in: context.inner(swiftName.upperCamel(name.text))),
        documentation: normal.documentation(of: use, as: role))
      variant.flags = flags(of: branch)
      return variant
    }
    return UnionType(form: isText(union) && !isReadable ? .text : .untagged, variants: variants)
  }

  private func tagged(
    _ union: UnionShape, by tag: String, as role: Role, isReadable: Bool, in context: Context
  ) -> [UnionType.Variant] {
    var table = NameTable(reserved: ReservedNames.unionCases)
    var known: Set<String> = []
    return union.branches.map { use in
      let branch = normal(use)
      // A tag that two branches claim means the first.
      let tags = tags(of: branch, use, in: union, by: tag).filter { known.insert($0).inserted }
      let wanted = use.swiftName ?? swiftName.lowerCamel(tags.first ?? branch.name ?? "other")
      let name = normal.claim(wanted, from: &table, fallbackSuffix: "Value", at: branch.attributes.location)
      let documentation = Documentation(branch)
      guard !isReadable, case .object(let object) = branch.shape else {
        let type = reference(to: branch, as: role, in: context.inner(swiftName.upperCamel(name.text)))
        return UnionType.Variant(name: name, tags: tags, type: type, documentation: documentation)
      }
      // Written only: the factory takes the members, and no type is emitted for the branch.
      var memberNames = NameTable(reserved: object.reservedNames)
      var members =
        object.properties
        .filter { $0.name != tag && usage.travels($0.use, as: role) }
        .map {
          member(
            $0, serving: (role, false, true), names: &memberNames,
            in: context.inner(swiftName.upperCamel(name.text)))
        }
      let objects = Set(object.properties.filter { normal($0.use).isObject }.map(\.name))
      let leads = members.indices.filter {
        objects.contains(members[$0].wireName) && members[$0].presence == .required
      }
      if leads.count == 1 { members.insert(members.remove(at: leads[0]), at: 0) }
      return UnionType.Variant(
        name: name, tags: tags, type: .void, members: members, hasUnlabelledLead: leads.count == 1,
        documentation: documentation)
    }
  }

  /// Whether all branches are text, so that a value can stand in a query too.
  func isText(_ union: UnionShape) -> Bool { union.branches.allSatisfy { normal($0).isText } }

  /// The member that tells the branches apart: the discriminator's, or one that is a different constant in each.
  private func tagName(of union: UnionShape) -> String? {
    let objects = union.branches.map { normal($0).object }
    guard objects.allSatisfy({ $0 != nil }) else {
      if let discriminator = union.discriminator {
        normal.warn(
          "the discriminator is not carried over: a branch is no object; the branches are tried in their order",
          at: discriminator.location, hint: "give every branch an object with `\(discriminator.propertyName)`")
      }
      return nil
    }
    if let discriminator = union.discriminator { return discriminator.propertyName }
    guard let first = objects.first ?? nil else { return nil }
    let constants = objects.map { $0.map { self.constants(of: $0) } ?? [:] }
    return first.properties.map(\.name).first { name in
      let values = constants.compactMap { $0[name] }
      return values.count == objects.count && Set(values).count == values.count
    }
  }

  private func flags(of branch: NormalSchema) -> [UnionType.Flag] {
    (branch.object?.properties ?? []).compactMap { property in
      normal(property.use).constant?.bool.map { UnionType.Flag(wireName: property.name, value: $0) }
    }
  }

  private func tags(of branch: NormalSchema, _ use: SchemaUse, in union: UnionShape, by tag: String) -> [String] {
    if case .reference(let id, _) = use, let discriminator = union.discriminator {
      let mapped = discriminator.mapping.filter { $0.schema == id }.map(\.value)
      if !mapped.isEmpty { return mapped }
    }
    if let constant = branch.object.flatMap({ constants(of: $0)[tag] }) { return [constant] }
    return branch.name.map { [$0] } ?? []
  }

  /// The texts that are always the same, by the names of their properties.
  private func constants(of object: ObjectShape) -> [String: String] {
    Dictionary(
      object.properties.compactMap { property in normal(property.use).constant?.string.map { (property.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension NormalSchema {
  var object: ObjectShape? {
    if case .object(let object) = shape { object } else { nil }
  }

  /// Whether its values are objects, of one shape or of several.
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

  /// What to call a branch that has no name.
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
