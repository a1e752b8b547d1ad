public import APIContract
public import Diagnostics

/// One change between two documents, with every operation that it affects. One cause is reported as one change.
public struct Change: Sendable, Hashable {
  /// The kind of change.
  public let rule: Rule
  /// The direction of the values that the change is about; `nil` if it isn't about values.
  public let direction: Direction?
  /// The location in the old document; `nil` if it has none there.
  public let old: Provenance?
  /// The location in the new document; `nil` if it has none there.
  public let new: Provenance?
  /// Which of several things at the location changed, such as a value of an enum or a property.
  public let subject: String
  /// The old value, in short.
  public let before: String
  /// The new value, in short.
  public let after: String
  /// The affected operations, such as `GET /things`, in the order of the documents.
  public let operations: [String]
  /// The effect on the calls of programs that were built from the old document.
  public let wire: Level
  /// The effect on compiling such programs.
  public internal(set) var source: Level
  /// The effect on the results of their calls.
  public let behaviour: Level

  /// The most severe of the three levels.
  public var worst: Level { max(wire, source, behaviour) }
}
