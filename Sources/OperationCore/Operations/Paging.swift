/// How the list that an operation returns is paged.
public enum Paging: Sendable, Hashable {
  /// The response is complete.
  case none
  /// By `limit` and `offset`. The page's `next` has the values for the next page.
  case offset
  /// By an opaque cursor, which the page's `next` has.
  case cursor
  /// Back in time: the next request asks for items before the oldest value of the property `member` received.
  ///
  /// `maximumLimit` is the largest number of items per page that the server allows, which is the maximum of its
  /// `limit`; nil if the OpenAPI document has none.
  case before(member: String, maximumLimit: Int? = nil)
}
