/// A member of a change: left as it is, set to null, or set to a value.
public enum Patch<Value> {
  /// The member is not sent, so the server keeps what it has.
  case keep
  /// The member is sent as null.
  case clear
  /// The member is sent with this value.
  case set(Value)
}

extension Patch {
  /// The same change with another value.
  public func map<Other>(_ transform: (Value) -> Other) -> Patch<Other> {
    switch self {
    case .keep: .keep
    case .clear: .clear
    case .set(let value): .set(transform(value))
    }
  }
}

extension Patch: Sendable where Value: Sendable {}
extension Patch: Equatable where Value: Equatable {}
extension Patch: Hashable where Value: Hashable {}
