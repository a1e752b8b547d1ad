import Diagnostics

import Diagnostics

/// A comparison for people to read: grouped by operation, worst first, with the location in both documents.
public struct TextReport {
  /// Colours the text of a level. The text without colours is the same.
  public typealias Colouring = (Level, String) -> String

  private let comparison: Comparison

  /// Creates the report of a comparison.
  public init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// Returns the text of the report, which ends in a line break.
  public func text(_ colour: Colouring = { $1 }) -> String {
    guard !comparison.changes.isEmpty else { return "No changes affect programs.\n" }
    var lines: [String] = []
    var group: String?
    for change in comparison.grouped {
      let heading = change.heading
      if heading != group {
        if group != nil { lines.append("") }
        lines.append(heading)
        group = heading
      }
      lines += Self.lines(of: change, colour)
    }
    let verdict = comparison.verdict
    lines += ["", "wire: \(verdict.wire), source: \(verdict.source), behaviour: \(verdict.behaviour)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of change: Change, _ colour: Colouring) -> [String] {
    let level = change.worst.rawValue
    let padding = String(repeating: " ", count: 10 - min(level.count, 9))
    let subject = change.subject.isEmpty ? "" : "  \(change.subject.oneLine)"
    var lines = ["  \(colour(change.worst, level))\(padding)\(change.rule.id)\(subject)"]
    let axes = [("wire", change.wire), ("source", change.source), ("behaviour", change.behaviour)]
    let touched = axes.filter { $0.1 != .none }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    lines.append("            \(touched)")
    if !change.before.isEmpty || !change.after.isEmpty {
      lines.append("            \(change.before.shown) → \(change.after.shown)")
    }
    for (word, place) in [("old", change.old), ("new", change.new)] {
      if let place { lines.append("            \(word)  \(place.location)") }
    }
    return lines
  }
}

extension Comparison {
  /// The changes grouped by operation; the groups are in the order of their worst changes.
  var grouped: [Change] {
    var order: [String] = []
    var groups: [String: [Change]] = [:]
    for change in changes {
      if groups[change.heading] == nil { order.append(change.heading) }
      groups[change.heading, default: []].append(change)
    }
    return order.flatMap { groups[$0] ?? [] }
  }
}

extension Change {
  /// The affected operations, as the heading of a group.
  var heading: String {
    switch operations.count {
    case 0: "Generated code"
    case 1...3: operations.joined(separator: ", ")
    default: "\(operations.prefix(2).joined(separator: ", ")) and \(operations.count - 2) more operations"
    }
  }
}

extension String {
  /// The text as a report shows a value: on one line, at most 60 characters long.
  var shown: String {
    let line = oneLine
    if line.isEmpty { return "–" }
    return line.count > 60 ? line.prefix(59) + "…" : line
  }
}
