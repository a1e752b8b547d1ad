import Diagnostics

/// A kind of change, and its usual level on each axis.
public struct Rule: Sendable, Hashable {
  /// A change that a rule reports, as fragments of a document in YAML.
  public struct Example: Sendable, Hashable {
    /// The fragment of the old document.
    public let before: String
    /// The fragment of the new document.
    public let after: String
  }

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
  /// What the maintainer of the document or the user of the generated code should do.
  public let advice: String
  /// A small change that the rule reports.
  public let example: Example

  init(
    _ id: String, _ subject: String, wire: Level, source: Level, behaviour: Level, mirror: String?, advice: String,
    before: String, after: String
  ) {
    self.id = id
    self.subject = subject
    self.wire = wire
    self.source = source
    self.behaviour = behaviour
    self.mirror = mirror
    self.advice = advice
    example = Example(before: before, after: after)
  }

  /// The change as a sentence without a full stop, which begins with a capital unless its first word is a keyword such as
  /// `maxLength` or `x-sunset`.
  public var title: String {
    let isWord = subject.prefix { $0 != " " }.allSatisfy { $0.isLowercase }
    return isWord ? subject.prefix(1).uppercased() + subject.dropFirst() : subject
  }

  /// Every rule, grouped by area.
  public static let all: [Rule] = RuleGroup.all.flatMap(\.rules)

  /// Returns the rule with an ID.
  public static func named(_ id: String) -> Rule? { byID[id] }

  /// Returns the ID that is most similar to a misspelled one.
  public static func nearest(to id: String) -> String? { NearestName.of(id, among: all.map(\.id)) }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
