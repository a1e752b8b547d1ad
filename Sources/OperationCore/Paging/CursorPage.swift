/// A page of a list that is continued by an opaque cursor.
public struct CursorPage<Item: JSONReadable>: Page, JSONObjectReadable {
  /// The server's link to the next page; nil on the last one.
  public let next: String?
  /// The server's link to the page before; nil on the first one.
  public let previous: String?
  /// The items of this page.
  public var results: [Item]

  /// Reads the members of a page.
  public init(members json: inout JSONReader) throws(JSONError) {
    // One that can't be read must not end the list as nil would.
    next = try json.optional("next", default: nil)
    previous = try json.optional("previous", default: nil)
    results = try json.required("results")
  }
}

extension CursorPage: Equatable where Item: Equatable {}
extension CursorPage: Hashable where Item: Hashable {}

extension CursorPage: JSONWritable, JSONObjectWritable, Encodable where Item: JSONWritable {
  /// Writes the members of a page.
  public func write(members json: inout JSONWriter) {
    json.writeNullable("next", next)
    json.writeNullable("previous", previous)
    json.write("results", results)
  }
}
