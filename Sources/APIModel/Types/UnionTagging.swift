import OpenAPIDocument
import SpecReading

/// How the alternatives of a union are told apart.
enum UnionTelling {
  /// By a property, which has one of these values in each alternative.
  case tagged(String, [[String]])
  /// By trying them.
  case untagged
  /// Not in a way that emitted code could follow.
  case unclear(UnionFault)
}

/// Why a union has no type of its own.
struct UnionFault {
  let message: String
  let location: SourceLocation
  let hint: String
}

extension TypeBuilder {
  /// Whether a union has a type; one that has none is free-form JSON, which is warned of once.
  func hasType(_ union: UnionShape, _ schema: NormalSchema, as role: Role) -> Bool {
    guard case .unclear(let fault) = telling(union, serving: usage.type(for: schema.key, as: role)) else { return true }
    normal.warnOnce("\(fault.message): the value is carried as free-form JSON", at: fault.location, hint: fault.hint)
    return false
  }

  func telling(_ union: UnionShape, serving: Serving) -> UnionTelling {
    guard let discriminator = union.discriminator else { return inferredTelling(union) }
    let name = discriminator.propertyName
    let values = union.branches.map { tags(of: $0, in: union, by: name) }
    if let fault = fault(of: union, discriminator, tags: values, serving: serving) { return .unclear(fault) }
    return .tagged(name, values)
  }

  /// Whether each branch can be a function that takes its properties: only then the tag is written by the union.
  func takesProperties(_ union: UnionShape) -> Bool {
    union.branches.allSatisfy {
      guard case .none? = normal($0).object?.additional else { return false }
      return true
    }
  }

  /// Without a discriminator: a property that is a different constant in each branch.
  private func inferredTelling(_ union: UnionShape) -> UnionTelling {
    let objects = union.branches.map { normal($0).object }
    guard objects.allSatisfy({ $0 != nil }), let first = objects.first ?? nil else { return .untagged }
    for name in first.properties.map(\.name) {
      let tags = objects.map { $0.flatMap { constants(of: name, in: $0) } ?? [] }
      let all = tags.joined()
      if tags.allSatisfy({ !$0.isEmpty }), Set(all).count == all.count { return .tagged(name, tags) }
    }
    return .untagged
  }

  private func fault(
    of union: UnionShape, _ discriminator: Discriminator, tags: [[String]], serving: Serving
  ) -> UnionFault? {
    let name = discriminator.propertyName
    var known: Set<String> = []
    for (use, tags) in zip(union.branches, tags) {
      let branch = normal(use)
      func fault(_ message: String, _ hint: String) -> UnionFault {
        UnionFault(message: "the discriminator '\(name)' \(message)", location: discriminator.location, hint: hint)
      }
      let title = branch.name.map { "'\($0)'" } ?? "a branch without a name"
      guard branch.canHaveProperties else {
        return fault("can't tell \(title), which is no object", "leave the discriminator out, or make it an object")
      }
      guard !tags.isEmpty else {
        return fault("has no value for \(title)", "give '\(name)' a const there, or make the branch a named schema")
      }
      if let tag = tags.first(where: { !known.insert($0).inserted }) {
        return fault("has the value '\(tag)' for two branches", "give each branch a value of its own in the mapping")
      }
      if let constants = branch.object.flatMap({ constants(of: name, in: $0) }), !constants.isEmpty,
        let other = tags.first(where: { !constants.contains($0) })
      {
        return fault(
          "has the value '\(other)' for \(title), where '\(name)' is always '\(constants[0])'", "make the two agree")
      }
      let writesItself = serving.isReadable ? serving.isWritable : !takesProperties(union)
      if writesItself, !declares(name, use) {
        return fault("is no property of \(title), so it would not be sent", "declare '\(name)' in its properties")
      }
    }
    return nil
  }

  /// The values of the tag that mean a branch.
  private func tags(of use: SchemaUse, in union: UnionShape, by tag: String) -> [String] {
    let branch = normal(use)
    var inner: [String] = []
    var ids = [use.id].compactMap(\.self)
    if case .union(let nested) = branch.shape {
      ids += nested.branches.compactMap(\.id)
      if nested.discriminator?.propertyName == tag {
        inner = nested.branches.flatMap { tags(of: $0, in: nested, by: tag) }
      } else if case .tagged(tag, let tags) = inferredTelling(nested) {
        inner = tags.flatMap(\.self)
      }
    }
    let mapped = union.discriminator?.mapping.filter { ids.contains($0.schema) }.map(\.value) ?? []
    if !mapped.isEmpty { return mapped + inner.filter { !mapped.contains($0) } }
    if !inner.isEmpty { return inner }
    if let constants = branch.object.flatMap({ constants(of: tag, in: $0) }), !constants.isEmpty { return constants }
    return branch.name.map { [$0] } ?? []
  }

  /// Whether what is written for a branch has the property.
  func declares(_ name: String, _ use: SchemaUse) -> Bool {
    switch normal(use).shape {
    case .object(let object): object.properties.contains { $0.name == name }
    case .union(let union):
      union.discriminator?.propertyName == name || union.branches.allSatisfy { declares(name, $0) }
    case .map, .scalar: true
    case .constant, .enumeration, .array: false
    }
  }

  private func constants(of name: String, in object: ObjectShape) -> [String]? {
    guard let property = object.properties.first(where: { $0.name == name }) else { return nil }
    switch normal(property.use).shape {
    case .constant(let text): return [text]
    // Before 3.1 has `const`, an enum of one value says the same.
    case .enumeration(let values, isInteger: false) where values.count == 1: return values.compactMap(\.string)
    default: return nil
    }
  }
}

extension SchemaUse {
  /// The schema that is referred to.
  fileprivate var id: SchemaID? { if case .reference(let id, _) = self { id } else { nil } }
}

extension NormalSchema {
  /// Whether its values are objects, or can be.
  fileprivate var canHaveProperties: Bool {
    switch shape {
    case .object, .union, .map, .scalar(.json): true
    case .scalar, .constant, .enumeration, .array: false
    }
  }
}
