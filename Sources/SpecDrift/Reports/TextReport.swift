import Diagnostics

/// A comparison for people to read: grouped by operation, worst first, with the lines of both documents, and the counts
/// at the end.
public struct TextReport {
  /// What a part of the text is.
  public enum Style: Sendable, Hashable {
    /// Ordinary text.
    case plain
    /// The operations that the changes below affect.
    case heading
    /// What matters less, such as the number of a line.
    case faint
    /// A level, or the text that a change of this level is about.
    case level(Level)
  }

  /// Colours a part of the text. The text without colours is the same.
  public typealias Styling = (Style, String) -> String

  private let comparison: Comparison

  /// Creates the report of a comparison.
  public init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// Returns the text of the report, which ends in a line break.
  ///
  /// - Parameters:
  ///   - width: The number of columns that no line exceeds; longer lines end in `…`. From 120 columns on, the lines of
  ///     both documents stand side by side. Without a width only the lines of documents are cut.
  ///   - styling: Colours the parts of a line.
  public func text(width: Int? = nil, _ styling: Styling = { $1 }) -> String {
    guard !comparison.changes.isEmpty else { return "No changes affect programs.\n" }
    let layout = TextLayout(width: width)
    var lines: [StyledText] = []
    for group in comparison.groups {
      lines.append(StyledText(group.heading, .heading))
      for change in group.changes { lines += layout.lines(of: change) + [StyledText("")] }
    }
    lines += summary
    return lines.map { $0.cut(to: width).rendered(styling) + "\n" }.joined()
  }

  /// The counts of each axis and level, and the verdict.
  private var summary: [StyledText] {
    let heading = comparison.total.padded(to: 12)
    let columns = Level.reported.map { $0.rawValue.leading(to: 10) }.joined()
    let rows = Axis.allCases.map { axis in
      Level.reported.reduce(StyledText("  \(axis)".padded(to: 12), .plain)) { row, level in
        let count = comparison.count(level, on: axis)
        return row + StyledText("\(count)".leading(to: 10), count == 0 ? .faint : .level(level))
      }
    }
    let verdicts = Axis.allCases.map { "\($0): \(comparison.verdict(on: $0))" }
    let accepted = comparison.acceptedTotal.map { [StyledText("  \($0)", .faint)] } ?? []
    return [StyledText(heading, .heading) + StyledText(columns, .faint)] + rows + accepted
      + [StyledText(""), StyledText(verdicts.joined(separator: ", "))]
  }
}

extension String {
  /// The text with blanks behind it.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

  /// The text with blanks before it.
  func leading(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
