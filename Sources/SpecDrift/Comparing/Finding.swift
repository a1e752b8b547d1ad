import APIContract
import Diagnostics

/// A change that a comparison found, before the affected operations are known.
struct Finding: Hashable {
  var rule: String
  let direction: Direction?
  let old: SourceLocation?
  let new: SourceLocation?
  var subject = ""
  var before = ""
  var after = ""
  /// What identifies the change instead of subject and values, if these are names of components or lead to some.
  var content: String?
  /// Where in an operation the values are that the finding is about; empty if it isn't about values.
  var path = ""
  /// A level that replaces the wire level of the rule for generated code, where that one is too severe.
  var wire: Level?
  /// Whether that level is for any reader.
  var isForAnyReader = false
  /// The rule whose levels apply on wire and in behaviour, if the change amounts to another.
  var levelsOf: String?

  /// Two findings with the same cause are equal, whichever operation led to them.
  static func == (left: Finding, right: Finding) -> Bool {
    left.rule == right.rule && left.direction == right.direction && left.old == right.old && left.new == right.new
      && left.subject == right.subject
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(rule)
    hasher.combine(direction)
    // A document can be one line, so the columns count.
    hasher.combine(old)
    hasher.combine(new)
    hasher.combine(subject)
  }
}
