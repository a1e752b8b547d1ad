import APIContract
import Diagnostics

/// A comparison as workflow commands of GitHub Actions, which show the worst changes at their lines in a pull request.
/// GitHub shows ten errors, ten warnings and ten notices of a step; a line at the end counts the changes beyond these.
public struct GitHubReport {
  private let comparison: Comparison
  private static let shown = 10

  /// Creates the report of a comparison.
  public init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The text of the report, which ends in a line break.
  public var text: String {
    guard !comparison.changes.isEmpty else { return "No changes affect programs.\n" }
    var lines: [String] = []
    var left: [String] = []
    for level in Level.reported + [.none] {
      let changes = comparison.changes.filter { $0.worst == level && $0.acceptance == nil }
      let shown = changes.prefix(level == .none ? 0 : Self.shown)
      lines += shown.map(Self.command)
      if changes.count > shown.count { left.append("\(changes.count - shown.count) of \(changes.count) \(level)") }
    }
    if !left.isEmpty { lines.append("Not annotated: \(left.joined(separator: ", ")).") }
    let verdicts = Axis.allCases.map { "\($0): \(comparison.verdict(on: $0))" }
    return (lines + [verdicts.joined(separator: ", ")]).joined(separator: "\n") + "\n"
  }

  private static func command(_ change: Change) -> String {
    var properties: [(String, String)] = []
    if let location = change.place?.location {
      properties = [("file", location.file.path), ("line", "\(location.line)"), ("col", "\(location.column)")]
    }
    properties.append(("title", "\(change.worst): \(change.rule.id)"))
    let list = properties.map { "\($0.0)=\($0.1.asProperty)" }.joined(separator: ",")
    return "::\(change.worst.command) \(list)::\(change.sentence.asMessage)"
  }
}

extension Change {
  /// The change in one line.
  var sentence: String {
    let subject = subject.isEmpty ? "" : ": \(subject.shortened(to: 200))"
    let values = values.map { " (\($0))" } ?? ""
    return "\(rule.title)\(subject)\(values). Effect: \(effects). \(heading)"
  }
}

extension Level {
  /// The command that annotates a change of this level.
  fileprivate var command: String {
    switch self {
    case .breaking: "error"
    case .warning: "warning"
    case .info, .none: "notice"
    }
  }
}

extension String {
  /// The text as the message of a workflow command.
  fileprivate var asMessage: String {
    oneLine.replacing("%", with: "%25")
  }

  /// The text as a property of a workflow command. The line breaks of a path are escaped, so that it stays the same path.
  fileprivate var asProperty: String {
    let escapes: [Unicode.Scalar: String] = ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"]
    return unicodeScalars.map { escapes[$0] ?? String($0.hasNoForm ? "\u{FFFD}" : $0) }.joined()
  }
}
