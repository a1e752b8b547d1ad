import Diagnostics

/// A Swift string literal: on one line, or on several where it is too long for one.
struct SwiftLiteral {
  /// Characters, escaped where they have to be, and interpolations. The literal may be broken between them.
  private var units: [String]

  init(_ text: String) {
    units = text.map { $0.unicodeScalars.map(\.inLiteral).joined() }
  }

  /// Goes on with a text.
  mutating func append(_ text: String) { units += SwiftLiteral(text).units }

  /// Goes on with the value of an expression.
  mutating func append(valueOf expression: String) { units.append("\\(\(expression))") }

  /// The literal on one line.
  var text: String { "\"\(units.joined())\"" }

  /// What stands between the lines `"""` of a literal on several lines: as many words on a line as there is room for, and
  /// of a text without spaces as many parts of a path or a name. Each line but the last ends in a backslash, which takes
  /// the line end out of the text.
  func lines(width: Int) -> [String] {
    var lines: [String] = []
    var line: [String] = []
    for unit in units {
      while !line.isEmpty, line.joined().count + unit.count + 1 > width {
        let last = line.lastIndex(of: " ") ?? line.lastIndex { ["/", "_", "-", ":"].contains($0) }
        let end = last.map { $0 + 1 } ?? line.count
        lines.append(line[..<end].joined() + "\\")
        line.removeFirst(end)
      }
      line.append(unit)
    }
    return lines + [line.joined()]
  }
}

extension Unicode.Scalar {
  /// The scalar between quotes.
  ///
  /// Everything that has no form of its own is escaped: controls, line ends, and marks of direction, which could make
  /// code look like other code.
  fileprivate var inLiteral: String {
    switch self {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case _ where hasNoForm: "\\u{\(String(value, radix: 16))}"
    default: String(self)
    }
  }
}

extension String {
  /// The text as a comment can have it: tabs as spaces, and U+FFFD for what has no form of its own. Line ends stay.
  var commentText: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n", "\r", "\u{200D}": text.unicodeScalars.append(scalar)
      case "\t": text += "  "
      default: text.unicodeScalars.append(scalar.hasNoForm ? "\u{FFFD}" : scalar)
      }
    }
    return text
  }

  /// The text as one line of a comment.
  var commentLine: String { commentText.split(whereSeparator: \.isNewline).joined(separator: " ") }
}
