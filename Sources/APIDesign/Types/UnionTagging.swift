import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// How the alternatives of a union are distinguished.
enum UnionTelling {
  /// By a property, which has one of these values in each alternative.
  case tagged(String, [[String]])
  /// By trying to decode them.
  case untagged
  /// Not in a way that generated code could use.
  case unclear(UnionFault)
}

/// A union in one role.
struct UnionKey: Hashable {
  let schema: SchemaKey
  let role: Role
}

/// The reason why a union has no type of its own.
struct UnionFault {
  let message: String
  let location: SourceLocation
  let hint: String
}

extension TypeBuilder {
  /// Whether a union has a type; one without a type is free-form JSON, which is reported once.
  func hasType(_ union: UnionShape, _ schema: NormalSchema, as role: Role) -> Bool {
    let key = UnionKey(schema: schema.key, role: role)
    if let known = typedUnions[key] { return known }
    let telling = telling(union, serving: usage.type(for: schema.key, as: role))
    if case .unclear(let fault) = telling {
      normal.diagnostics.warning(
        "\(fault.message): the value becomes free-form JSON", at: fault.location, hint: fault.hint)
      typedUnions[key] = false
      return false
    }
    typedUnions[key] = true
    return true
  }

  func telling(_ union: UnionShape, serving: Serving) -> UnionTelling {
    guard let discriminator = union.discriminator else { return inferredTelling(union) }
    let name = discriminator.propertyName
    let values = union.branches.map { tags(of: $0, in: union, by: name) }
    if let fault = fault(of: union, discriminator, tags: values, serving: serving) { return .unclear(fault) }
    return .tagged(name, values)
  }

  /// Whether each branch can be a function that takes its properties: only then does the union write the tag.
  func takesProperties(_ union: UnionShape) -> Bool {
    union.branches.allSatisfy {
      guard case .none? = normal($0).object?.additional else { return false }
      return true
    }
  }

  /// Returns the tags of a union without a discriminator: a property with a different constant in each branch.
  private func inferredTelling(_ union: UnionShape) -> UnionTelling {
    let objects = union.branches.map { normal($0).object }
    guard objects.allSatisfy({ $0 != nil }), let first = objects.first ?? nil else { return .untagged }
    for name in first.properties.map(\.name) {
      let tags = union.branches.map { values(of: name, in: normal($0)) }
      if tags.allSatisfy({ $0.count == 1 }), Set(tags).count == tags.count { return .tagged(name, tags) }
    }
    return .untagged
  }

  private func fault(
    of union: UnionShape, _ discriminator: Discriminator, tags: [[String]], serving: Serving
  ) -> UnionFault? {
    let name = discriminator.propertyName
    var known: Set<String> = []
    let writesItself = serving.isReadable ? serving.isWritable : !takesProperties(union)
    for (use, tags) in zip(union.branches, tags) {
      let branch = normal(use)
      func fault(_ message: String, _ hint: String) -> UnionFault {
        UnionFault(message: "the discriminator '\(name)' \(message)", location: discriminator.location, hint: hint)
      }
      let title = branch.name.map { "'\($0)'" } ?? "a branch without a name"
      guard branch.canHaveProperties else {
        return fault("can't select \(title), which isn't an object", "remove the discriminator, or make it an object")
      }
      guard !hasOtherTag(name, branch) else {
        return fault(
          "isn't text in \(title)", "remove the discriminator: constants that aren't text distinguish branches too")
      }
      guard !tags.isEmpty else {
        return fault("has no value for \(title)", "give '\(name)' a const there, or make the branch a named schema")
      }
      if let tag = tags.first(where: { !known.insert($0).inserted }) {
        return fault("has the value '\(tag)' for two branches", "give each branch a value of its own in the mapping")
      }
      let values = values(of: name, in: branch)
      if !values.isEmpty, let other = tags.first(where: { !values.contains($0) }) {
        return fault("has the value '\(other)' for \(title), where '\(name)' can't have it", "make the two agree")
      }
      if writesItself, !declares(name, use) {
        return fault("isn't a property of \(title), so it wouldn't be sent", "declare '\(name)' in its properties")
      }
    }
    return nil
  }

  /// Whether a branch has a property of this name whose values aren't text.
  private func hasOtherTag(_ name: String, _ branch: NormalSchema) -> Bool {
    guard let property = branch.object?.properties.first(where: { $0.name == name }) else { return false }
    let value = normal(property.use)
    return !value.isFreeForm && value.shape.jsonTypes != [.string]
  }

  /// Returns the tag values of a branch; for a nested union, those of all its branches.
  private func tags(of use: SchemaUse, in union: UnionShape, by tag: String) -> [String] {
    let branch = normal(use)
    let nested = nestedBranches(of: branch)
    let ids = ([use] + nested.map(\.use)).compactMap(\.id)
    var tags = union.discriminator?.mapping.filter { ids.contains($0.schema) }.map(\.value) ?? []
    for (use, parent) in nested where !normal(use).isUnion {
      let isTagged = parent.discriminator?.propertyName == tag
      tags += isTagged ? self.tags(of: use, in: parent, by: tag) : values(of: tag, in: normal(use))
    }
    guard tags.isEmpty else {
      var seen: Set<String> = []
      return tags.filter { seen.insert($0).inserted }
    }
    let values = values(of: tag, in: branch)
    guard let name = branch.name, values.isEmpty || (values.count > 1 && values.contains(name)) else { return values }
    return [name]
  }

  /// Returns the branches of a union and of its nested unions, each with the union that contains it; empty if it isn't
  /// a union.
  func nestedBranches(of schema: NormalSchema) -> [(use: SchemaUse, parent: UnionShape)] {
    var found: [(use: SchemaUse, parent: UnionShape)] = []
    var seen: Set<SchemaKey> = []
    var pending = [schema]
    while let next = pending.popLast() {
      guard case .union(let union) = next.shape, seen.insert(next.key).inserted else { continue }
      found += union.branches.map { ($0, union) }
      pending += union.branches.reversed().map { normal($0) }
    }
    return found
  }

  /// Whether the encoded form of a branch has the property.
  func declares(_ name: String, _ use: SchemaUse) -> Bool {
    let branch = normal(use)
    guard branch.isUnion else { return branch.canHave(name) }
    return nestedBranches(of: branch).allSatisfy { use, parent in
      normal(use).isUnion || parent.discriminator?.propertyName == name || normal(use).canHave(name)
    }
  }

  /// Returns the values that a property of a branch can have; empty if it can have any.
  private func values(of name: String, in branch: NormalSchema) -> [String] {
    guard let property = branch.object?.properties.first(where: { $0.name == name }) else { return [] }
    switch normal(property.use).shape {
    case .enumeration(let values, isInteger: false): return values.compactMap(\.string)
    default: return []
    }
  }
}

extension SchemaUse {
  /// The schema that the use refers to.
  fileprivate var id: SchemaID? { if case .reference(let id, _) = self { id } else { nil } }
}

extension NormalSchema {
  var isUnion: Bool { if case .union = shape { true } else { false } }

  /// Whether the values can have a property of this name.
  fileprivate func canHave(_ name: String) -> Bool {
    switch shape {
    case .object(let object): object.properties.contains { $0.name == name }
    case .map, .scalar(.json): true
    case .scalar, .enumeration, .array, .union: false
    }
  }

  /// Whether the values are objects, or can be.
  fileprivate var canHaveProperties: Bool {
    switch shape {
    case .object, .union, .map, .scalar(.json): true
    case .scalar, .enumeration, .array: false
    }
  }
}
