/// Heap storage for a property whose type contains itself, which a struct can't store inline.
public final class Box<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value

  /// Stores a value.
  public init(_ value: Value) {
    self.value = value
  }
}

extension Box: Equatable where Value: Equatable {
  /// Whether the stored values are equal.
  public static func == (left: Box, right: Box) -> Bool { left.value == right.value }
}

extension Box: Hashable where Value: Hashable {
  /// Hashes the stored value.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension Box: CustomStringConvertible, CustomReflectable {
  /// The description of the stored value.
  public var description: String { String(describing: value) }
  /// The mirror of the stored value.
  public var customMirror: Mirror { Mirror(reflecting: value) }
}

extension Box: JSONWritable where Value: JSONWritable {
  /// Writes the stored value.
  public func write(to json: inout JSONWriter) { value.write(to: &json) }
}

extension Box: JSONReadable where Value: JSONReadable {
  /// Reads and stores a value.
  public convenience init(from json: inout JSONReader) throws(JSONError) { self.init(try Value(from: &json)) }
}
