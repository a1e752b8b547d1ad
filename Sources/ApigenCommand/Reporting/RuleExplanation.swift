import SpecDrift

/// The texts of `apigen explain`, which fit in 80 columns.
struct RuleExplanation {
  private static let width = 80

  /// Every rule in its group, with the change that it reports.
  static var list: String {
    RuleGroup.all.map { group in
      let column = (group.rules.map(\.id.count).max() ?? 0) + 4
      let lines = group.rules.map { rule in
        rule.subject.wrapped(after: "  \(rule.id)".padded(to: column), at: width)
      }
      return "\(group.title)\n" + lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// Everything about one rule: the change, its levels, what to do, and an example.
  static func text(of rule: Rule) -> String {
    """
    \(rule.id)

    \((rule.title + ".").wrapped(at: width))

      wire       \(rule.wire)
      source     \(rule.source)
      behaviour  \(rule.behaviour)
      opposite   \(rule.mirror ?? "none")

    \(rule.advice.wrapped(at: width))

    Before:
    \(rule.example.before.indented)

    After:
    \(rule.example.after.indented)

    """
  }
}

extension String {
  fileprivate var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }.joined(separator: "\n")
  }

  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

  /// Returns the text in lines of whole words, the first after a prefix and the others below its end.
  fileprivate func wrapped(after prefix: String = "", at width: Int) -> String {
    let margin = String(repeating: " ", count: prefix.count)
    var lines: [String] = []
    var line = prefix
    for word in split(separator: " ") {
      let isFirst = line.count == margin.count
      if !isFirst, line.count + 1 + word.count > width {
        lines.append(line)
        line = margin + word
      } else {
        line += isFirst ? word : " " + word
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
