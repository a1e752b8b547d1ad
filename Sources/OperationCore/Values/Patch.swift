/// A member of a change: left as it is, set to null, or set to a value.
public enum Patch<Value> {
  /// The member is not sent, so the server keeps what it has.
  case keep
  /// The member is sent as null.
  case clear
  /// The member is sent with this value.
  case set(Value)
}

extension Patch where Value: JSONWritable {
  /// What is written, whatever its type: nothing, null or the value.
  public var written: (any JSONWritable)? {
    switch self {
    case .keep: nil
    case .clear: JSONValue.null
    case .set(let value): value
    }
  }
}

extension Patch: Sendable where Value: Sendable {}
extension Patch: Equatable where Value: Equatable {}
extension Patch: Hashable where Value: Hashable {}
