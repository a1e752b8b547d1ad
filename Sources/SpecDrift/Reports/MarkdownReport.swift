import Diagnostics

/// A comparison as Markdown, for a pull request or a changelog.
public struct MarkdownReport {
  private let comparison: Comparison

  /// Creates the report of a comparison.
  public init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The text of the report, which ends in a line break.
  public var text: String {
    guard !comparison.changes.isEmpty else { return "No changes affect programs.\n" }
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
  /// The text as a table cell, with every character escaped that Markdown or HTML would interpret.
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
