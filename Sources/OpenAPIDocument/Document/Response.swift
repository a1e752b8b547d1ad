public import Diagnostics

/// What may come back from an operation.
public struct Response: Sendable {
  /// The statuses it is for.
  public internal(set) var status: ResponseStatus
  /// When it comes and what it means.
  public internal(set) var description: String?
  /// The forms its body can have, in document order; empty when there is none.
  public let content: [MediaType]
  /// The documented header fields, in document order.
  public let headers: [ResponseHeader]
  /// The place of the response.
  public let location: SourceLocation
}

/// The key of a response.
public enum ResponseStatus: Hashable, Sendable {
  /// One status, 100 to 599.
  case code(Int)
  /// A hundred of them: 4 for `4XX`.
  case range(Int)
  /// Any that has no entry of its own.
  case `default`
}

/// A documented header field of a response.
public struct ResponseHeader: Sendable {
  /// The name of the field.
  public let name: String
  /// What it means.
  public let description: String?
  /// What its value is.
  public let schema: SchemaUse?
}
