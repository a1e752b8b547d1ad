/// Types of JSON values except null.
package struct JSONTypes: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let array = JSONTypes(rawValue: 1)
  package static let boolean = JSONTypes(rawValue: 2)
  package static let integer = JSONTypes(rawValue: 4)
  package static let number = JSONTypes(rawValue: 8)
  package static let object = JSONTypes(rawValue: 16)
  package static let string = JSONTypes(rawValue: 32)

  private static let named = [
    ("array", array), ("boolean", boolean), ("integer", integer), ("number", number), ("object", object),
    ("string", string),
  ]

  /// Returns the type with a name, as `type` has it; `nil` for other names.
  init?(named name: String) {
    guard let found = Self.named.first(where: { $0.0 == name }) else { return nil }
    self = found.1
  }

  /// The names of the types, sorted.
  package var names: [String] { Self.named.filter { contains($0.1) }.map(\.0) }

  /// The types that both allow; a whole number is also a number.
  package func narrowed(by other: Self) -> Self {
    var common = intersection(other)
    if contains(.integer) && other.contains(.number) || contains(.number) && other.contains(.integer) {
      common.insert(.integer)
    }
    return common
  }

  /// The same types without those that another one includes: a whole number is also a number.
  package var reduced: Self { contains(.number) ? subtracting(.integer) : self }

  /// Whether one allows everything that the other allows.
  package func includes(_ other: Self) -> Bool {
    isSuperset(of: other) || contains(.number) && union(.integer).isSuperset(of: other)
  }
}
