public import APIContract
public import Diagnostics

/// One change between two documents, with everything that it reaches. One cause is one change.
public struct Change: Sendable, Hashable {
  /// What kind of change it is.
  public let rule: Rule
  /// Which way the values travel that it is about; nil where it is about none.
  public let direction: Direction?
  /// Where the old document says it; nil where it doesn't.
  public let old: Provenance?
  /// Where the new document says it; nil where it doesn't.
  public let new: Provenance?
  /// Which of several things at that place: a value of an enum, a property.
  public let subject: String
  /// What was said, in short.
  public let before: String
  /// What is said now.
  public let after: String
  /// The operations that it reaches, as `GET /things`, in the order of the documents.
  public let operations: [String]
  /// What it means for programs that were built from the old document.
  public let wire: Level
  /// What it means for compiling.
  public internal(set) var source: Level
  /// What it means for results.
  public let behaviour: Level

  /// The worst of the three.
  public var worst: Level { max(wire, source, behaviour) }
}
