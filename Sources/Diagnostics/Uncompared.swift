/// A value that takes no part in comparison: two documents can say the same at different places.
@propertyWrapper
public struct Uncompared<Value: Sendable>: Sendable, Hashable {
  /// The value itself.
  public var wrappedValue: Value

  /// Keeps a value out of the comparison of what holds it.
  public init(wrappedValue: Value) {
    self.wrappedValue = wrappedValue
  }

  /// Always true.
  public static func == (left: Self, right: Self) -> Bool { true }

  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}
