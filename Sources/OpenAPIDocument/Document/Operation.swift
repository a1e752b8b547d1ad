public import DataReading
public import Diagnostics

/// An operation: one method of one path.
public struct Operation: Sendable {
  /// `operationId`, unique in the document.
  public let operationID: String?
  /// The method in upper case.
  public let method: String
  /// The path template as written, beginning with a slash.
  public internal(set) var path: String
  /// The location of the operation.
  public let location: SourceLocation
  /// The names of its tags, declared or not, in document order.
  public let tags: [String]
  /// A one-line summary of the operation.
  public let summary: String?
  /// A longer description of the operation.
  public let description: String?
  /// Whether the operation is deprecated.
  public let deprecated: Bool
  /// The parameters of the path item, then those of the operation. If both declare a parameter, it is the operation's.
  public let parameters: [Parameter]
  /// The request body.
  public let requestBody: RequestBody?
  /// The documented responses, in document order.
  public let responses: [Response]
  /// Every part that is written for the operation, in document order, whether code is generated from it or not.
  public let written: [WrittenPart]
  /// The vendor extensions by their full keys (`x-…`).
  public let extensions: [String: Node]
}

extension Operation {
  /// The keywords of a path item that are operations, in the order of the specification. `query` is one since 3.2.
  package static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]

  /// The idempotent methods: sending one of them several times has the same effect as once (RFC 9110, section 9.2.2).
  package static let idempotentMethods: Set<String> = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"]
}
