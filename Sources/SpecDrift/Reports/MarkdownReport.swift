import Diagnostics

/// A comparison as Markdown, for a pull request or a change log.
public struct MarkdownReport {
  private let comparison: Comparison

  /// Prints a comparison.
  public init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The report; ends in a line break.
  public var text: String {
    guard !comparison.changes.isEmpty else { return "Nothing changed that a program can tell.\n" }
    let verdict = comparison.verdict
    var lines = [
      "**wire:** \(verdict.wire) · **source:** \(verdict.source) · **behaviour:** \(verdict.behaviour)", "",
      "| | rule | what | operations | wire | source | behaviour |", "|---|---|---|---|---|---|---|",
    ]
    for change in comparison.grouped {
      let what = [change.subject, [change.before, change.after].filter { !$0.isEmpty }.joined(separator: " → ")]
      let cells = [
        change.worst.rawValue, "`\(change.rule.id)`", what.filter { !$0.isEmpty }.joined(separator: ": ").cell,
        change.heading.cell, change.wire.rawValue, change.source.rawValue, change.behaviour.rawValue,
      ]
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// The text as a cell of a table, with nothing that Markdown or HTML would take for its own.
  fileprivate var cell: String {
    var text = ""
    for character in oneLine {
      if "\\`*_{}[]<>|&#".contains(character) {
        text += "&#\(character.unicodeScalars.first?.value ?? 0);"
      } else {
        text.append(character)
      }
    }
    return text
  }
}
