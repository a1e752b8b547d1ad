public import DataReading

/// The kinds of parts that a document writes for an operation.
public enum OperationAspect: Sendable, Hashable {
  /// A parameter, identified by its place in the request and its name.
  case parameter(in: String, name: String)
  /// The request body.
  case requestBody
  /// The response with this status key.
  case response(String)
  /// Any other keyword or extension of the operation.
  case keyword(String)
  /// An extension beside the responses.
  case responsesKeyword(String)
  /// A keyword or extension of the path item, which applies to all of its operations.
  case pathKeyword(String)
}

/// A part of an operation as it is written, including keywords that don't affect the generated code.
///
/// Two operations with equal parts are equivalent: references are replaced by the places that they lead to, and the
/// order of unordered elements doesn't matter.
public struct WrittenPart: Sendable, Hashable {
  /// The kind of part.
  public let aspect: OperationAspect
  /// The content of the part.
  public let node: Node
}
