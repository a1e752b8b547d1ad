import Diagnostics

/// A kind of change, and what it means where nothing else is known.
public struct Rule: Sendable, Hashable {
  /// Its name, such as `req.enum.value-removed`.
  public let id: String
  /// What it looks at.
  public let subject: String
  /// For a program that was built from the old document: will a call fail, or mean something else?
  public let wire: Level
  /// Is there a program that compiles with the old code and not with the new?
  public let source: Level
  /// The same code, and the call goes through: is the result another one?
  public let behaviour: Level
  /// The rule of the change in the other direction; nil where it says something of one document.
  public let mirror: String?

  init(_ id: String, _ subject: String, wire: Level, source: Level, behaviour: Level, mirror: String?) {
    self.id = id
    self.subject = subject
    self.wire = wire
    self.source = source
    self.behaviour = behaviour
    self.mirror = mirror
  }

  /// Every rule, in the order of areas.
  public static let all: [Rule] =
    operations + parameters + requestBodies + responses + properties + types + values + bounds + branches + security
    + extensions + surface + [notCompared] + callbacks

  /// Used where nothing can be generated from one of the documents.
  static let notCompared = Rule(
    "surface.not-compared", "one of the documents is none that code can be generated from", wire: .none,
    source: .warning, behaviour: .none, mirror: "surface.not-compared")

  /// The rule of an id.
  public static func named(_ id: String) -> Rule? { byID[id] }

  /// The rule that somebody most likely meant.
  public static func nearest(to id: String) -> String? { NearestName.of(id, among: all.map(\.id)) }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
