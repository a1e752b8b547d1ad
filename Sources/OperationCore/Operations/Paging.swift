/// How the list that an operation returns is continued.
public enum Paging: Sendable, Hashable {
  /// The answer is complete.
  case none
  /// `limit` and `offset`; the page's `next` carries the next pair.
  case offset
  /// The page's `next` carries an opaque cursor.
  case cursor
  /// Walks back in time: the next request asks for what lies before the oldest `member` received. `maximumLimit` is the
  /// most items that the server gives at once, the greatest value of its `limit`; nil where the description has none.
  case before(member: String, maximumLimit: Int? = nil)
}
