public import DataReading

/// One part of what a description writes for an operation.
public enum OperationAspect: Sendable, Hashable {
  /// A parameter, by the part of the request that carries it and by its name.
  case parameter(in: String, name: String)
  /// What is sent.
  case requestBody
  /// What comes back with the statuses of this key.
  case response(String)
  /// Any other keyword or extension of the operation.
  case keyword(String)
  /// An extension beside the responses.
  case responsesKeyword(String)
  /// A keyword or extension of the path, which counts for all of its operations.
  case pathKeyword(String)
}

/// A part of an operation as it is written, with the keywords of which nothing is made.
///
/// Two operations whose parts are equal say the same: references stand for the place that they lead to, and the order
/// of what has none doesn't matter.
public struct WrittenPart: Sendable, Hashable {
  /// Which part it is.
  public let aspect: OperationAspect
  /// What is written there.
  public let node: Node
}
