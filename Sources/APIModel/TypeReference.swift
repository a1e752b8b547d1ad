/// A use of a type: what stands to the right of the colon in emitted code.
///
/// It is free of OpenAPI words. Every decision on how a schema is typed has been made when one of these exists.
public indirect enum TypeReference: Sendable, Hashable {
  /// The plain values of JSON.
  case string, bool, int, int64, double
  /// A point in time, RFC 3339.
  case date
  /// A day in the calendar, without a time.
  case day
  /// An RFC 9562 identifier.
  case uuid
  /// Text that never prints.
  case secret
  /// Any JSON value, kept as validated bytes.
  case json
  /// No value: the type of a variant that is made of properties and has no type of its own.
  case void
  /// A list.
  case array(TypeReference)
  /// Values by name.
  case map(TypeReference)
  /// An element that may be null. Absent members are a matter of ``Member/Presence``.
  case optional(TypeReference)
  /// A declared type.
  case named(SwiftIdentifier)
  /// One page of a list, by the type of its items.
  case page(PageKind, TypeReference)
  /// Several scalar types: a generic argument, allowed where a parameter stands.
  case anyScalar

  /// The declared types that a value of this type holds without indirection.
  public var namesHeldByValue: [SwiftIdentifier] {
    switch self {
    case .named(let name): [name]
    case .optional(let wrapped): wrapped.namesHeldByValue
    default: []
    }
  }

  /// Every declared type that is named anywhere inside.
  public var names: [SwiftIdentifier] {
    switch self {
    case .named(let name): [name]
    case .optional(let inner), .array(let inner), .map(let inner), .page(_, let inner): inner.names
    default: []
    }
  }
}

/// How a list goes on, which is also the generic type that carries one page of it.
public enum PageKind: Sendable, Hashable {
  /// `limit` and `offset`, with a total.
  case offset
  /// An opaque cursor, without a total.
  case cursor
  /// Back in time: `before` takes the oldest value of `member` that was received. `limit` takes no more than
  /// `maximumLimit`, where the description says how much.
  case before(member: String, maximumLimit: Int? = nil)
}
