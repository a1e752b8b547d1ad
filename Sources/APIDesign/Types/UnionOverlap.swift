import APIModel
import DataReading
import Diagnostics
import OpenAPIDocument

extension TypeBuilder {
  /// Warns about two branches of a decoded, untagged union of which the later one is never chosen, because generated
  /// code accepts all its values as the earlier one. Each union is reported once.
  func warnOfOverlap(of union: UnionShape, _ type: UnionType) {
    let branches = union.branches.map { normal($0) }
    let order = type.order
    var overlap = UnionOverlap(types: self)
    for (position, later) in order.enumerated() {
      guard
        let earlier = order[..<position].first(where: {
          overlap.takesAll(branches[$0], of: branches[later], asBranch: true)
        })
      else { continue }
      let (taken, lost) = (type.variants[earlier].name, type.variants[later].name)
      let areObjects = branches[earlier].object != nil && branches[later].object != nil
      normal.diagnostics.warning(
        "two branches can't be distinguished when they are read: every '\(lost)' is read as '\(taken)'",
        at: union.branches[later].location,
        hint: areObjects
          ? "give both a property with a constant of its own, or require a property in '\(lost)' that '\(taken)' doesn't have"
          : "make them one branch, or distinguish them by their types or by lists of values",
        notes: [.init("the branch '\(taken)'", at: union.branches[earlier].location)])
      return
    }
  }
}

/// Whether generated code that tries one type accepts every value of another.
///
/// Generated code checks types, constants, known values and required properties. A pattern, a length or a range doesn't
/// restrict a type, so branches that only differ in those overlap.
private struct UnionOverlap {
  let types: TypeBuilder
  /// The number of pairs of schemas that may still be checked: thousands of branches have many pairs, and there are
  /// more ways from one pair to others than there are schemas. Unchecked pairs aren't reported.
  private var left = 20_000
  /// The pairs that are being checked, each nested in the one before. A type that contains itself leads back to one of
  /// them.
  private var open: Set<[SchemaKey]> = []
  private static let deepest = 20

  init(types: TypeBuilder) { self.types = types }

  mutating func takesAll(_ one: NormalSchema, of other: NormalSchema, asBranch isBranch: Bool = false) -> Bool {
    left -= 1
    guard left > 0, open.count < Self.deepest else { return false }
    let pair = [one.key, other.key]
    guard one.key != other.key, open.insert(pair).inserted else { return true }
    defer { open.remove(pair) }
    switch (one.shape, other.shape) {
    // A nested union keeps unknown values; as a branch of another union it doesn't accept them.
    case (.union, _) where !isBranch: return true
    case (.scalar(.json), _), (.scalar(.anyScalar), _): return true
    case (.union(let union), _):
      guard union.discriminator == nil else { return false }
      return takesAll(anyOf: union.branches, of: other)
    case (_, .union(let union)):
      return union.branches.allSatisfy { takesAll(one, of: types.normal($0), asBranch: isBranch) }
    case (.scalar(let type), _): return takes(type, other.shape)
    case (.enumeration(let values, _), .enumeration(let others, _)):
      return one.attributes.hasOtherValues || !other.attributes.hasOtherValues && Set(values).isSuperset(of: others)
    case (.array(nil), .array): return true
    case (.array(let items?), .array(let others?)): return takesAll(types.normal(items), of: types.normal(others))
    case (.map(let values), .map(let others)): return takesAll(types.normal(values), of: types.normal(others))
    case (.map(let values), .object(let object)):
      return object.properties.allSatisfy { takesAll(types.normal(values), of: types.normal($0.use)) }
    case (.object(let object), .map(let values)):
      return read(object).allSatisfy { !$0.isRequired && takesAll(types.normal($0.use), of: types.normal(values)) }
    case (.object(let object), .object(let other)): return takesAll(object, of: other)
    default: return false
    }
  }

  private mutating func takesAll(anyOf branches: [SchemaUse], of other: NormalSchema) -> Bool {
    for branch in branches where takesAll(types.normal(branch), of: other, asBranch: true) { return true }
    return false
  }

  private func takes(_ type: TypeReference, _ other: NormalSchema.Shape) -> Bool {
    guard let values = other.jsonTypes else { return false }
    switch type {
    case .string, .secret: return values == [.string]
    case .date, .day, .uuid: return other.scalar == type
    case .bool: return values == [.boolean]
    case .int, .int64: return values == [.integer, .number]
    case .double: return values.contains(.number)
    default: return false
    }
  }

  private mutating func takesAll(_ one: ObjectShape, of other: ObjectShape) -> Bool {
    let others = Dictionary(read(other).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for property in read(one) {
      guard let counterpart = others[property.name] else {
        if property.isRequired { return false }
        continue
      }
      guard counterpart.isRequired || !property.isRequired, takesAll(property, of: counterpart) else { return false }
    }
    guard case .schema(let use) = one.additional else { return true }
    let named = Set(one.properties.map(\.name))
    let rest = others.values.filter { $0.isRequired && !named.contains($0.name) }
    return rest.allSatisfy { takesAll(types.normal(use), of: types.normal($0.use)) }
  }

  private mutating func takesAll(_ property: ObjectShape.Property, of other: ObjectShape.Property) -> Bool {
    let (mine, others) = (types.normal(property.use), types.normal(other.use))
    if others.isOnlyNull { return !property.isRequired || mine.attributes.isNullable || mine.allowsAnything }
    if mine.isOnlyNull { return false }
    if let flag = mine.constant?.bool { return others.constant?.bool == flag }
    return takesAll(mine, of: others)
  }

  /// The properties that are decoded.
  private func read(_ object: ObjectShape) -> [ObjectShape.Property] {
    object.properties.filter { types.normal($0.use).travels(as: .read) }
  }
}
