/// One page of a list.
public protocol Page: JSONReadable {
  /// What the list holds.
  associatedtype Item: JSONReadable

  /// The items of this page.
  var results: [Item] { get }
  /// The server's link to the next page; nil on the last one.
  var next: String? { get }
  /// The least value of a time member of the items as the server wrote it, for lists that are walked back in time.
  func oldest(_ member: String) -> String?
}

extension Page {
  /// Pages that are linked need no such value.
  public func oldest(_ member: String) -> String? { nil }
}
