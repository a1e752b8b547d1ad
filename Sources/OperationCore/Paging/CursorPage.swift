/// A page of a list that is paged by an opaque cursor.
public struct CursorPage<Item: JSONReadable>: Page, JSONObjectReadable {
  /// The server's link to the next page; nil on the last page.
  public let next: String?
  /// The server's link to the previous page; nil on the first page.
  public let previous: String?
  /// The items of this page.
  public var results: [Item]

  /// Reads the properties of a page.
  public init(members json: inout JSONReader) throws(JSONError) {
    // A link that can't be read must be an error: nil would end the list.
    next = try json.optional("next", default: nil)
    previous = try json.optional("previous", default: nil)
    results = try json.required("results")
  }
}

extension CursorPage: Equatable where Item: Equatable {}
extension CursorPage: Hashable where Item: Hashable {}

extension CursorPage: JSONWritable, JSONObjectWritable, Encodable where Item: JSONWritable {
  /// Writes the properties of a page.
  public func write(members json: inout JSONWriter) {
    json.writeNullable("next", next)
    json.writeNullable("previous", previous)
    json.write("results", results)
  }
}
