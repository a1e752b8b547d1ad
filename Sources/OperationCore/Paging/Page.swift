/// A page of a list.
public protocol Page: JSONReadable {
  /// The type of the list's items.
  associatedtype Item: JSONReadable

  /// The items of this page. A resumed list removes those that it returned before.
  var results: [Item] { get set }
  /// The server's link to the next page; nil on the last page.
  var next: String? { get }
  /// The number of items in the whole list, or from this page on if the server doesn't distinguish between a page and
  /// the list; nil if the server doesn't report it.
  var total: Int? { get }
  /// The raw JSON of the items, for lists paged by a property of their items; otherwise nil.
  var written: [JSONValue]? { get }
}

extension Page {
  /// Returns nil.
  public var total: Int? { nil }
  /// Returns nil, for lists paged by links.
  public var written: [JSONValue]? { nil }
}
