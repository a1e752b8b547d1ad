import APIModel
import OpenAPIDocument
import DataReading

extension NormalSchema.Shape {
  /// The combination of two shapes that both apply.
  enum Narrowed {
    /// The first shape.
    case same
    /// The second shape.
    case other
    case new(NormalSchema.Shape)
  }

  /// Returns what satisfies both of two shapes that aren't objects; `nil` if nothing does, or if no type represents it.
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
    // The elements of all lists are combined together later.
    case (.array, .array): return .same
    default: return nil
    }
  }

  /// The JSON types of the values; `nil` if any type is possible.
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
  /// Returns the type that a format turns this one into; `nil` if the format doesn't apply to such values.
  func formatted(_ format: String) -> TypeReference? {
    switch self {
    case .string, .date, .day, .uuid: TypeReference.text(format: format)
    case .int, .int64: format == "int64" ? .int64 : nil
    default: nil
    }
  }

  /// Returns the type for strings of a format.
  static func text(format: String?) -> TypeReference {
    switch format {
    case "date-time": .date
    case "date": .day
    case "uuid": .uuid
    default: .string
    }
  }

  /// Whether every value is also a value of another scalar type.
  fileprivate func isWithin(_ other: TypeReference) -> Bool {
    switch (self, other) {
    case (.date, .string), (.day, .string), (.uuid, .string), (.secret, .string): true
    // A secret stays a secret, whatever its format.
    case (.secret, .date), (.secret, .day), (.secret, .uuid): true
    case (.int, .double), (.int64, .double), (.int64, .int): true
    case (.string, .anyScalar), (.date, .anyScalar), (.day, .anyScalar), (.uuid, .anyScalar), (.secret, .anyScalar),
      (.int, .anyScalar), (.int64, .anyScalar), (.double, .anyScalar), (.bool, .anyScalar):
      true
    default: false
    }
  }

  /// Whether known strings or whole numbers can be values of this type.
  fileprivate func allows(_ values: TypeReference) -> Bool {
    switch (self, values) {
    case (.string, .string), (.date, .string), (.day, .string), (.uuid, .string), (.anyScalar, _): true
    case (.int, .int), (.int64, .int), (.double, .int): true
    default: false
    }
  }
}
