import Diagnostics
import OperationCore

/// Writes YAML that every reader, also of YAML 1.1, understands alike: text is plain only if nobody could take it for
/// something else.
enum YAMLText {
  /// Words that stand for something else where they aren't in quotes.
  private static let words: Set = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

  /// Returns a text on one line: plain, or in double quotes with escapes.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.wholeMatch(of: /[A-Za-z_\/][A-Za-z0-9_.\/@-]*( [A-Za-z0-9_.\/@-]+)*/) != nil
      && !words.contains(text.lowercased())
    return isPlain ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    case _ where scalar.isShown: String(Character(scalar))
    case _ where scalar.value <= 0xFFFF: "\\u" + digits(scalar, 4)
    default: "\\U" + digits(scalar, 8)
    }
  }

  private static func digits(_ scalar: Unicode.Scalar, _ count: Int) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }

  /// Returns the lines of a text, if they can be written one below the other, and how its end is marked.
  static func block(_ text: String) -> (mark: String, lines: [Substring])? {
    let scalars = text.unicodeScalars
    guard scalars.contains("\n"), scalars.allSatisfy({ $0 == "\n" || $0.isShown }) else { return nil }
    let end = text.hasSuffix("\n")
    let lines = (end ? text.dropLast() : text[...]).split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, let last = lines.last, !first.isEmpty, !first.hasPrefix(" "), !last.isEmpty,
      lines.allSatisfy({ !$0.hasSuffix(" ") })
    else { return nil }
    return (end ? "|" : "|-", lines)
  }
}

extension Unicode.Scalar {
  /// Whether the character can be seen, so that it needn't be escaped.
  fileprivate var isShown: Bool { !hasNoForm && properties.generalCategory != .unassigned }
}
