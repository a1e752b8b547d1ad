public import Diagnostics

/// A documented response of an operation.
public struct Response: Sendable {
  /// The statuses of the response.
  public internal(set) var status: ResponseStatus
  /// The description of the response.
  public internal(set) var description: String?
  /// The media types that the body can have, in document order; empty if there is no body.
  public let content: [MediaType]
  /// The documented header fields, in document order.
  public let headers: [ResponseHeader]
  /// The location of the response.
  public let location: SourceLocation
}

/// The status key of a response.
public enum ResponseStatus: Hashable, Sendable {
  /// One status, 100 to 599.
  case code(Int)
  /// The hundred statuses of a class: 4 for `4XX`.
  case range(Int)
  /// Every status without a key of its own.
  case `default`
}

/// A documented header field of a response.
public struct ResponseHeader: Sendable {
  /// The name of the field.
  public let name: String
  /// The description of the field.
  public let description: String?
  /// The schema of the value.
  public let schema: SchemaUse?
}
