/// What an absent property is read as, where the value is short and certain.
public enum DefaultValue: Sendable, Hashable {
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number, for properties of any numeric type.
  case integer(Int)
  /// Text.
  case string(String)
  /// A list without elements.
  case emptyList
  /// A known value of an open enum, by the name of its static property.
  case member(SwiftIdentifier)
}
