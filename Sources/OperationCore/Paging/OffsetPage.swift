/// A page of a list that is continued by `limit` and `offset`.
public struct OffsetPage<Item: JSONReadable>: Page, JSONObjectReadable {
  /// The number of items in the whole list.
  public let count: Int
  /// The server's link to the next page; nil on the last one.
  public let next: String?
  /// The server's link to the page before; nil on the first one.
  public let previous: String?
  /// The items of this page.
  public var results: [Item]

  /// The number of items in the whole list.
  public var total: Int? { count }

  /// Reads the members of a page.
  public init(members json: inout JSONReader) throws(JSONError) {
    count = try json.required("count")
    // One that can't be read must not end the list as nil would.
    next = try json.optional("next", default: nil)
    previous = try json.optional("previous", default: nil)
    results = try json.required("results")
  }
}

extension OffsetPage: Equatable where Item: Equatable {}
extension OffsetPage: Hashable where Item: Hashable {}

extension OffsetPage: JSONWritable, JSONObjectWritable, Encodable where Item: JSONWritable {
  /// Writes the members of a page.
  public func write(members json: inout JSONWriter) {
    json.write("count", count)
    json.writeNullable("next", next)
    json.writeNullable("previous", previous)
    json.write("results", results)
  }
}
