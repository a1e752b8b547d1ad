/// Header fields: names and values in order.
///
/// In a request, they are sent in addition to the client's own. Fields that only a transport sets, such as `Host`,
/// `Content-Length` or `Connection`, can't be sent.
public struct Headers: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// A header field.
  public struct Item: Sendable, Hashable {
    /// The name of the field.
    public let name: String
    /// The value of the field.
    public let value: String

    /// Creates a field.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The fields, in the order in which they are sent.
  public var items: [Item]

  /// Creates header fields in the given order.
  public init(items: [Item] = []) {
    self.items = items
  }

  /// Creates header fields from names and values, leaving out those whose value is nil.
  public init(dictionaryLiteral elements: (String, (any QueryValue)?)...) {
    items = elements.compactMap { name, value in value.map { Item(name: name, value: $0.queryText) } }
  }

  /// The value of a field, whose name is compared without regard to case; nil if the field is missing or occurs with
  /// different values.
  public subscript(name: String) -> String? {
    let values = values(of: name)
    guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// Returns the values of all fields with a name, which is compared without regard to case.
  public func values(of name: String) -> [String] {
    let wanted = name.lowercased()
    return items.filter { $0.name.lowercased() == wanted }.map(\.value)
  }
}
