/// The value that is used for an absent property, if it is short and certain.
public enum DefaultValue: Sendable, Hashable {
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number, for properties of any numeric type.
  case integer(Int)
  /// A string.
  case string(String)
  /// An empty array.
  case emptyList
  /// A known value of an open enum, by the name of its static property.
  case member(SwiftIdentifier)
}
