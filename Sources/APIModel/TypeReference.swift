/// A use of a type: what follows the colon in generated code.
///
/// It doesn't depend on OpenAPI. When one exists, every decision on how a schema is typed has been made.
public indirect enum TypeReference: Sendable, Hashable {
  /// The plain values of JSON.
  case string, bool, int, int64, double
  /// A point in time (RFC 3339).
  case date
  /// A calendar day without a time.
  case day
  /// A UUID (RFC 9562).
  case uuid
  /// A string that is never printed.
  case secret
  /// Any JSON value, kept as validated bytes.
  case json
  /// No value: the type of a variant that consists of properties and has no type of its own.
  case void
  /// An array.
  case array(TypeReference)
  /// A dictionary with string keys.
  case map(TypeReference)
  /// An element that may be null. For absent properties see ``Member/Presence``.
  case optional(TypeReference)
  /// A declared type.
  case named(SwiftIdentifier)
  /// One page of a list, by the type of its items.
  case page(PageKind, TypeReference)
  /// Any of several scalar types: a generic argument, allowed for parameters only.
  case anyScalar

  /// The declared types that a value of this type stores without indirection.
  public var namesHeldByValue: [SwiftIdentifier] {
    switch self {
    case .named(let name): [name]
    case .optional(let wrapped): wrapped.namesHeldByValue
    default: []
    }
  }

  /// Every declared type that the reference mentions.
  public var names: [SwiftIdentifier] {
    switch self {
    case .named(let name): [name]
    case .optional(let inner), .array(let inner), .map(let inner), .page(_, let inner): inner.names
    default: []
    }
  }
}

/// How a list is paged, which also determines the generic type of a page.
public enum PageKind: Sendable, Hashable {
  /// By `limit` and `offset`, with a total.
  case offset
  /// By an opaque cursor, without a total.
  case cursor
  /// Backwards in time: `before` is the oldest value of `member` that was received. `limit` is at most `maximumLimit`,
  /// if the document gives a maximum.
  case before(member: String, maximumLimit: Int? = nil)
}
