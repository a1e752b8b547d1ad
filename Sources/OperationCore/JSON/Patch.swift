/// A property of a change: left as it is, set to null, or set to a value.
///
/// A property of a `PATCH` request that can be absent as well as null is a patch:
///
/// ```swift
/// var change = BatchExportPatch()
/// change.endAt = .clear  // sends "end_at": null
/// change.timezone = .set("Europe/Paris")
/// ```
public enum Patch<Value> {
  /// The property isn't sent, so the server keeps its value.
  case keep
  /// The property is sent as null.
  case clear
  /// The property is sent with this value.
  case set(Value)
}

extension Patch {
  /// Returns the same change with its value transformed.
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
