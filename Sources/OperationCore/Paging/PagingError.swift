/// A fault in the pages of a list.
public struct PagingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of fault.
  public enum Reason: Error, Sendable, Hashable {
    /// The page's `next` was requested before: following it would never end.
    case repeated
    /// The page's `next` has no query that can be parsed, or isn't a link at all.
    case malformed
    /// The page's `next` has several values for a name that has one value in the request, so it is unclear which page it means.
    case ambiguous(name: String)
    /// The page's `next` leads to another path than the list's, which is never requested. The value is the path without
    /// its query.
    case otherPath(String)
    /// The operation isn't paged, but its response has a `next`.
    case notPaged
    /// The page's `next` skips items of an offset list: those from one offset up to another.
    case skipped(from: Int, to: Int)
    /// A list ended with another number of items than its `count` reports.
    case miscounted(expected: Int, received: Int)
    /// An offset list had fewer items from one page to the next, so some may have moved to a page that was already
    /// read. Thrown after everything that was received.
    case shrunk(from: Int, to: Int)
    /// This many consecutive pages had no new item, and each linked to another page.
    case nothingNew(pages: Int)
    /// No item of the page has the property that the next request needs.
    case missing(member: String)
    /// The server returned items that aren't before the requested time.
    case notBefore(member: String)
    /// More items have exactly the same time than fit on a page, so the rest of them can't be requested.
    case crowded(member: String, at: String)
    /// More than `limit` items are so new that others may still appear before them. That is too many to remember which
    /// were returned.
    case unsettled(limit: Int)
    /// The resume token is of another list, or of the same list with other filters.
    case foreignToken
    /// The task was cancelled before the next request.
    case cancelled
  }

  /// The ID of the operation whose pages were read.
  public let operationID: String
  /// What went wrong.
  public let reason: Reason

  /// Creates a fault.
  public init(operationID: String, reason: Reason) {
    self.operationID = operationID
    self.reason = reason
  }

  /// A human-readable sentence.
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
