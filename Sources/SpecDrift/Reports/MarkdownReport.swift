import Diagnostics

/// A comparison as Markdown, for a comment on a pull request or an entry of a changelog: the verdict, a table of the worst
/// changes, and all changes with their lines, which are folded if there are many.
public struct MarkdownReport {
  /// The longest comment that GitHub takes.
  public static let commentLimit = 65_536

  private let comparison: Comparison
  private static let rows = 20

  /// Creates the report of a comparison.
  public init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// Returns the text of the report, which ends in a line break.
  ///
  /// - Parameter limit: The most bytes that the text may have. Changes that don't fit are left out and counted, from
  ///   the end of the report. The verdict is always there.
  public func text(atMost limit: Int = commentLimit) -> String {
    guard !comparison.changes.isEmpty else { return "No changes affect programs.\n" }
    var text = verdict
    let table = comparison.changes.prefix(Self.rows).map(Self.row)
    // The lines that say what was left out, and the end of the folded part, fit in this.
    var left = limit - text.utf8.count - 300
    let shownRows = Self.fitting(table, in: &left)
    if !shownRows.isEmpty { text += Self.head + shownRows.joined() }
    if shownRows.count < comparison.changes.count {
      text +=
        "\n\(comparison.changes.count - shownRows.count) more of \(comparison.changes.count) changes are not in the table.\n"
    }
    let details = Self.details(comparison.groups)
    var shown = Self.fitting(details.map(\.text), in: &left)
    // A heading isn't the last thing.
    if let last = shown.indices.last, !details[last].isChange { shown.removeLast() }
    guard !shown.isEmpty else { return text }
    let count = details.prefix(shown.count).count { $0.isChange }
    let missing = comparison.changes.count - count
    let rest = missing > 0 ? "\n\(missing) more changes are left out here, because the text would be too long.\n" : ""
    return text + Self.folded(shown.joined(), count: comparison.changes.count) + rest
  }

  private var verdict: String {
    let names = [comparison.names.old, comparison.names.new].map { $0.shortened(to: 200).code }
    let verdicts = Axis.allCases.map { axis in
      let counts = Level.reported.compactMap { level in
        let count = comparison.count(level, on: axis)
        return count > 0 ? "\(count) \(level)" : nil
      }
      let sum = counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))"
      return "**\(axis):** \(comparison.verdict(on: axis))\(sum)"
    }
    return verdicts.joined(separator: " · ") + "\n\n\(comparison.total) from \(names[0]) to \(names[1])\n"
  }

  private static let head = """

    | | what | operations | wire | source | behaviour |
    |---|---|---|---|---|---|

    """

  private static func row(_ change: Change) -> String {
    let cells = [
      change.worst.rawValue, "\(change.markdownSentence) (`\(change.rule.id)`)", change.heading(\.code),
    ]
    return "| " + (cells + change.axes.map(\.level.rawValue)).joined(separator: " | ") + " |\n"
  }

  private static func fitting(_ parts: [String], in left: inout Int) -> [String] {
    var shown: [String] = []
    for part in parts {
      guard part.utf8.count <= left else { break }
      left -= part.utf8.count
      shown.append(part)
    }
    return shown
  }
}

// MARK: - Details

extension MarkdownReport {
  private static func details(
    _ groups: [(heading: String, changes: [Change])]
  ) -> [(text: String, isChange: Bool)] {
    groups.flatMap { group in
      [(text: "\n#### \(group.changes.first?.heading(\.code) ?? "")\n", isChange: false)]
        + group.changes.map { (text: "\n" + details(of: $0), isChange: true) }
    }
  }

  private static func details(of change: Change) -> String {
    var lines = ["- **\(change.worst)** \(change.markdownSentence) (`\(change.rule.id)`): \(change.effects)"]
    if let words = change.acceptanceWords { lines += ["", "  \(words.markdown)"] }
    if !change.path.isEmpty { lines += ["", "  at: \(change.path.shortened(to: 200).code)"] }
    for (word, place) in [("old", change.old), ("new", change.new)] {
      guard let place else { continue }
      lines += ["", "  \(word): \("\(place.location)".code)"]
      guard let excerpt = Excerpt(place.location, widest: 100) else { continue }
      let rows = excerpt.rows.map { "  \($0.mark == nil ? " " : ">") \($0.number) │ \($0.text)" }
      lines += ["", "  \(fence(rows))text"] + rows + ["  \(fence(rows))"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A fence that is longer than any in the lines.
  private static func fence(_ rows: [String]) -> String {
    let longest = rows.flatMap { $0.split { $0 != "`" }.map(\.count) }.max() ?? 0
    return String(repeating: "`", count: max(3, longest + 1))
  }

  private static func folded(_ details: String, count: Int) -> String {
    guard count > 3 else { return details }
    return "\n<details><summary>The changes with their lines</summary>\n\(details)\n</details>\n"
  }
}

extension Change {
  /// The change in one line of Markdown.
  var markdownSentence: String {
    let subject = subject.isEmpty ? "" : ": \(subject.shortened(to: 200).code)"
    let values = values == nil ? "" : " (\(before.shown.code) → \(after.shown.code))"
    return rule.title.markdown + subject + values
  }
}
