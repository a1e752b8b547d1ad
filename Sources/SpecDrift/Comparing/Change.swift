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
  /// What identifies the change instead of subject and values, if these are names of components or lead to some.
  var content: String?
  /// The affected operations, such as `GET /things`, in the order of the documents.
  public let operations: [String]
  /// The effect on the calls of programs that were built from the old document.
  public internal(set) var wire: Level
  /// The effect on compiling such programs.
  public internal(set) var source: Level
  /// The effect on the results of their calls.
  public internal(set) var behaviour: Level
  /// Where the values are that the change is about, such as `response 200, results[].name`: the shortest way from an
  /// operation. Empty if the change isn't about values.
  public internal(set) var path = ""
  /// Why the change is acceptable; `nil` if nobody has accepted it.
  public internal(set) var acceptance: Acceptance?

  /// The most severe of the three levels.
  public var worst: Level { max(wire, source, behaviour) }

  /// Returns the level on an axis.
  public func level(on axis: Axis) -> Level {
    switch axis {
    case .wire: wire
    case .source: source
    case .behaviour: behaviour
    }
  }

  /// Sets the level on an axis.
  mutating func setLevel(_ level: Level, on axis: Axis) {
    switch axis {
    case .wire: wire = level
    case .source: source = level
    case .behaviour: behaviour = level
    }
  }

  /// Returns the level on an axis, or `none` if it has been accepted.
  public func openLevel(on axis: Axis) -> Level {
    acceptance?.axes.contains(axis) == true ? .none : level(on: axis)
  }

  /// What the change is about, for people: an operation, the path and the subject.
  public var at: String {
    [operations.first ?? "", path, subject].filter { !$0.isEmpty }.joined(separator: ", ").oneLine
  }
}

extension [Change] {
  /// Gives changes the levels that a project gives to their rules.
  mutating func apply(_ settings: LevelSettings, on axes: [Axis]) {
    for index in indices {
      for axis in axes {
        if let level = settings.level(of: self[index].rule, on: axis) { self[index].setLevel(level, on: axis) }
      }
    }
  }
}
