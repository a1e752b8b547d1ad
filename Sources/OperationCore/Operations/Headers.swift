/// Header fields that an operation sends besides those of the client: names and values in order.
///
/// Fields that only a transport sets, such as `Host`, `Content-Length` or `Connection`, can't be sent.
public struct Headers: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// One field.
  public struct Item: Sendable, Hashable {
    /// The name of the field.
    public let name: String
    /// Its value.
    public let value: String

    /// A field.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The fields in the order in which they are sent.
  public var items: [Item]

  /// Fields in order.
  public init(items: [Item] = []) {
    self.items = items
  }

  /// Names and values; a value that is `nil` is left out.
  public init(dictionaryLiteral elements: (String, (any QueryValue)?)...) {
    items = elements.compactMap { name, value in value.map { Item(name: name, value: $0.queryText) } }
  }
}
