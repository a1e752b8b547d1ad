import APIContract
import Diagnostics

/// A change as a comparison finds it, before it is known what it reaches.
struct Finding: Hashable {
  let rule: String
  let direction: Direction?
  let old: SourceLocation?
  let new: SourceLocation?
  var subject = ""
  var before = ""
  var after = ""
  /// What the rule says of the wire is too much here.
  var wire: Level?

  /// The same cause is one change, wherever it is reached from.
  static func == (left: Finding, right: Finding) -> Bool {
    left.rule == right.rule && left.direction == right.direction && left.old == right.old && left.new == right.new
      && left.subject == right.subject
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(rule)
    hasher.combine(direction)
    hasher.combine(old?.line)
    hasher.combine(new?.line)
    hasher.combine(subject)
  }
}
