/// What can go wrong between two pages of a list.
public struct PagingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of fault.
  public enum Reason: Sendable, Hashable {
    /// The page's `next` was asked for before: following it would never end.
    case repeated
    /// The page's `next` has no query that could be read.
    case malformed
    /// The operation does not say how its list is continued, yet the answer has a `next`.
    case notPaged
    /// An item lacks the member that the next request needs.
    case missing(member: String)
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
  public var description: String {
    switch reason {
    case .repeated: "\(operationID): the server's link to the next page repeats an earlier one"
    case .malformed: "\(operationID): the server's link to the next page has no readable query"
    case .notPaged: "\(operationID): the answer has a next page, but the operation is described as one without pages"
    case .missing(let member): "\(operationID): no item of the page has a \(member) to continue from"
    case .cancelled: "\(operationID): cancelled between two pages"
    }
  }
}
