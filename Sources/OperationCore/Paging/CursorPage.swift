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
    next = try json.optional("next")
    previous = try json.optional("previous")
    results = try json.required("results")
  }
}
