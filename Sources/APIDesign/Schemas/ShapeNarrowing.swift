import APIModel
import OpenAPIDocument
import DataReading

extension NormalSchema.Shape {
  /// What two shapes that both apply come to.
  enum Narrowed {
    /// What the first says anyway.
    case same
    /// What the second says.
    case other
    case new(NormalSchema.Shape)
  }

  /// What satisfies both of two shapes that are no objects; nil where nothing does, or no type says it.
  func narrowed(by other: Self) -> Narrowed? {
    switch (self, other) {
    case (_, .scalar(.json)): return .same
    case (.scalar(.json), _): return .other
    case (.scalar(let one), .scalar(let other)):
      if one == other || one.isWithin(other) { return .same }
      return other.isWithin(one) ? .other : nil
    case (.enumeration(_, let isInteger), .scalar(let type)):
      if !isInteger, type == .secret { return .other }
      return type.allows(isInteger ? .int : .string) ? .same : nil
    case (.scalar(let type), .enumeration(_, let isInteger)):
      if !isInteger, type == .secret { return .same }
      return type.allows(isInteger ? .int : .string) ? .other : nil
    case (.enumeration(let values, let isInteger), .enumeration(let others, let otherIsInteger)):
      guard isInteger == otherIsInteger else { return nil }
      let known = Set(others)
      let common = values.filter(known.contains)
      if common.isEmpty { return nil }
      if common.count == values.count { return .same }
      return .new(.enumeration(common, isInteger: isInteger))
    case (.array, .array(nil)): return .same
    case (.array(nil), .array): return .other
    // What their elements come to is settled once for all lists.
    case (.array, .array): return .same
    default: return nil
    }
  }

  /// The types of JSON that values have; nil where it may be any.
  var jsonTypes: Set<SchemaType>? {
    switch self {
    case .scalar(.string), .scalar(.date), .scalar(.day), .scalar(.uuid), .scalar(.secret): [.string]
    case .scalar(.int), .scalar(.int64), .enumeration(_, isInteger: true): [.integer, .number]
    case .enumeration: [.string]
    case .scalar(.double): [.number]
    case .scalar(.bool): [.boolean]
    case .array: [.array]
    case .map, .object: [.object]
    case .scalar, .union: nil
    }
  }

  var scalar: TypeReference? { if case .scalar(let type) = self { type } else { nil } }
}

extension TypeReference {
  /// The type that a format makes of this one; nil where the format says nothing of such values.
  func formatted(_ format: String) -> TypeReference? {
    switch self {
    case .string, .date, .day, .uuid: TypeReference.text(format: format)
    case .int, .int64: format == "int64" ? .int64 : nil
    default: nil
    }
  }

  /// The type of text of a format.
  static func text(format: String?) -> TypeReference {
    switch format {
    case "date-time": .date
    case "date": .day
    case "uuid": .uuid
    default: .string
    }
  }

  /// Whether all of its values are values of another scalar type.
  fileprivate func isWithin(_ other: TypeReference) -> Bool {
    switch (self, other) {
    case (.date, .string), (.day, .string), (.uuid, .string), (.secret, .string): true
    // What is said to be secret stays so, whatever its format is.
    case (.secret, .date), (.secret, .day), (.secret, .uuid): true
    case (.int, .double), (.int64, .double), (.int64, .int): true
    case (.string, .anyScalar), (.date, .anyScalar), (.day, .anyScalar), (.uuid, .anyScalar), (.secret, .anyScalar),
      (.int, .anyScalar), (.int64, .anyScalar), (.double, .anyScalar), (.bool, .anyScalar):
      true
    default: false
    }
  }

  /// Whether known values of text or of whole numbers may be values of this type.
  fileprivate func allows(_ values: TypeReference) -> Bool {
    switch (self, values) {
    case (.string, .string), (.date, .string), (.day, .string), (.uuid, .string), (.anyScalar, _): true
    case (.int, .int), (.int64, .int), (.double, .int): true
    default: false
    }
  }
}
