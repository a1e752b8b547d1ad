/// A value that is ignored in comparisons: two documents can have the same content at different locations.
@propertyWrapper
public struct Uncompared<Value: Sendable>: Sendable, Hashable {
  /// The value itself.
  public var wrappedValue: Value

  /// Creates a value that comparisons of its container ignore.
  public init(wrappedValue: Value) {
    self.wrappedValue = wrappedValue
  }

  /// Always true.
  public static func == (left: Self, right: Self) -> Bool { true }

  /// Hashes nothing.
  public func hash(into hasher: inout Hasher) {}
}
