public import DataReading
public import Diagnostics

/// One method of one path.
public struct Operation: Sendable {
  /// `operationId`, unique in the document.
  public let operationID: String?
  /// The method in upper case.
  public let method: String
  /// The path template as written, from a slash on.
  public internal(set) var path: String
  /// The place of the operation.
  public let location: SourceLocation
  /// The names of its tags, in document order, declared or not.
  public let tags: [String]
  /// One line on what it does.
  public let summary: String?
  /// More on what it does.
  public let description: String?
  /// Should no longer be used.
  public let deprecated: Bool
  /// Those of the path item, then those of the operation; one that both give is the operation's.
  public let parameters: [Parameter]
  /// What is sent.
  public let requestBody: RequestBody?
  /// What may come back, in document order.
  public let responses: [Response]
  /// Everything that is written for it, in document order, whether anything is made of it or not.
  public let written: [WrittenPart]
  /// The vendor extensions, by their whole key (`x-…`).
  public let extensions: [String: Node]
}

extension Operation {
  /// The methods that can be sent again without doing more than once (RFC 9110, section 9.2.2).
  package static let idempotentMethods: Set<String> = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"]
}
