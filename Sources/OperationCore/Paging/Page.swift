/// One page of a list.
public protocol Page: JSONReadable {
  /// What the list holds.
  associatedtype Item: JSONReadable

  /// The items of this page. A list that is resumed takes away what it gave before.
  var results: [Item] { get set }
  /// The server's link to the next page; nil on the last one.
  var next: String? { get }
  /// The number of items in the whole list, or of those from here on where a page can't be told from a list; nil where the
  /// server does not say.
  var total: Int? { get }
  /// The items as the server wrote them, for lists that are continued by what their items hold; else nil.
  var written: [JSONValue]? { get }
}

extension Page {
  /// Nothing is known.
  public var total: Int? { nil }
  /// Pages that are linked need no such text.
  public var written: [JSONValue]? { nil }
}
