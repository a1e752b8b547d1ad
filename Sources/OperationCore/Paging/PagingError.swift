/// What can go wrong between two pages of a list.
public struct PagingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of fault.
  public enum Reason: Error, Sendable, Hashable {
    /// The page's `next` was asked for before: following it would never end.
    case repeated
    /// The page's `next` has no query that could be read, or is no link at all.
    case malformed
    /// The page's `next` has several values for a name that has one in the request, so that nobody knows which page it means.
    case ambiguous(name: String)
    /// The page's `next` leads to another path than the list's, which is never asked. The path is told without its query.
    case otherPath(String)
    /// The operation does not say how its list is continued, yet the answer has a `next`.
    case notPaged
    /// The page's `next` steps over items of an offset list: those from one place up to another.
    case skipped(from: Int, to: Int)
    /// A list ended with another number of items than its `count` said.
    case miscounted(expected: Int, received: Int)
    /// An offset list had fewer items from one page to the next, so that some may have moved to a page that was read
    /// before. It is thrown behind all that was received.
    case shrunk(from: Int, to: Int)
    /// So many pages in a row had no item that had not been given before, and each had a link to another.
    case nothingNew(pages: Int)
    /// No item of the page has the member that the next request needs.
    case missing(member: String)
    /// The server gave items that are not before the moment it was asked for.
    case notBefore(member: String)
    /// More items have the very same moment than fit into a page, so there is no way to ask for the rest of them.
    case crowded(member: String, at: String)
    /// More than `limit` items are so new that others may still come before them: too many to remember which were given.
    case unsettled(limit: Int)
    /// The token to resume at is of another list, or of the same one with other filters.
    case foreignToken
    /// The task was cancelled before the next request.
    case cancelled
  }

  /// The operation whose pages were read.
  public let operationID: String
  /// What went wrong.
  public let reason: Reason

  /// A fault.
  public init(operationID: String, reason: Reason) {
    self.operationID = operationID
    self.reason = reason
  }

  /// One sentence for a person.
  public var description: String { "\(operationID): \(reason.words)" }
}

extension PagingError.Reason {
  fileprivate var words: String {
    switch self {
    case .repeated: "the server's link to the next page repeats an earlier one"
    case .malformed: "the server's link to the next page has no readable query"
    case .ambiguous(let name):
      "the server's link to the next page has several values for \(printable(name, limit: 100))"
    case .otherPath(let path):
      "the server's link to the next page leads to another path, \(printable(path, limit: 200))"
    case .notPaged: "the answer has a next page, but the operation is described as one without pages"
    case .skipped(let from, let to):
      "the server's link to the next page would skip \(to - from) items from number \(from) on; a smaller limit may help"
    case .miscounted(let expected, let received):
      "the server counts \(expected) items and gave \(received); read it again if it may have changed meanwhile"
    case .shrunk(let before, let after):
      "the list shrank from \(before) to \(after) items while it was read, so some may have been left out; read all of it before you delete from it, or read it again"
    case .nothingNew(let pages): "the server gave \(pages) pages in a row without a new item, and a link to yet another"
    case .missing(let member): "no item of the page has a \(member) to continue from"
    case .notBefore(let member): "the server gave items whose \(member) is not before the one that was asked for"
    case .crowded(let member, let moment):
      "more items than fit into one page have the \(member) \(moment); ask for fewer with other filters"
    case .unsettled(let limit):
      "more than \(limit) items are so new that others may still come before them; ask for fewer with other filters"
    case .foreignToken: "the token to resume at is of another list, or of this one with other filters"
    case .cancelled: "cancelled between two pages"
    }
  }
}
