import Diagnostics

/// A kind of change, and its usual level on each axis.
public struct Rule: Sendable, Hashable {
  /// The name of the rule, such as `req.enum.value-removed`.
  public let id: String
  /// The change that the rule reports, in one sentence.
  public let subject: String
  /// Whether a call of a program that was built from the old document fails or gets another meaning.
  public let wire: Level
  /// Whether there is a program that compiles with the old code and doesn't compile with the new code.
  public let source: Level
  /// Whether the result of a call that succeeds, made by the same code, is different.
  public let behaviour: Level
  /// The rule of the opposite change; `nil` for a rule that is about a single document.
  public let mirror: String?

  init(_ id: String, _ subject: String, wire: Level, source: Level, behaviour: Level, mirror: String?) {
    self.id = id
    self.subject = subject
    self.wire = wire
    self.source = source
    self.behaviour = behaviour
    self.mirror = mirror
  }

  /// Every rule, grouped by area.
  public static let all: [Rule] =
    operations + parameters + requestBodies + responses + properties + types + values + bounds + branches + security
    + extensions + surface + [notCompared] + callbacks + corrections

  /// The rule for when no code can be generated from one of the documents.
  static let notCompared = Rule(
    "surface.not-compared", "no code can be generated from one of the documents", wire: .none,
    source: .warning, behaviour: .none, mirror: "surface.not-compared")

  /// Returns the rule with an ID.
  public static func named(_ id: String) -> Rule? { byID[id] }

  /// Returns the ID that is most similar to a misspelled one.
  public static func nearest(to id: String) -> String? { NearestName.of(id, among: all.map(\.id)) }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
