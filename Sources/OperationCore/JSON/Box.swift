/// Storage on the heap for a member whose type contains its own, which a struct can't hold by value.
public final class Box<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value

  /// Stores a value.
  public init(_ value: Value) {
    self.value = value
  }
}

extension Box: Equatable where Value: Equatable {
  /// Equal when the values are.
  public static func == (left: Box, right: Box) -> Bool { left.value == right.value }
}

extension Box: Hashable where Value: Hashable {
  /// Hashes the value.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension Box: CustomStringConvertible, CustomReflectable {
  /// The value's description: the box itself is of no interest.
  public var description: String { String(describing: value) }
  /// The value's mirror.
  public var customMirror: Mirror { Mirror(reflecting: value) }
}

extension Box: JSONWritable where Value: JSONWritable {
  /// Writes the value.
  public func write(to json: inout JSONWriter) { value.write(to: &json) }
}

extension Box: JSONReadable where Value: JSONReadable {
  /// Reads the value.
  public convenience init(from json: inout JSONReader) throws(JSONError) { self.init(try Value(from: &json)) }
}
