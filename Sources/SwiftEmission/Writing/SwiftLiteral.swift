import Diagnostics

/// A Swift string literal: on one line, or on several if it is too long for one.
struct SwiftLiteral {
  /// Parts of the literal: characters, escaped if necessary, and interpolations. The literal may be broken between
  /// them.
  private var units: [String]

  init(_ text: String) {
    units = text.map { $0.unicodeScalars.map(\.inLiteral).joined() }
  }

  /// Appends text.
  mutating func append(_ text: String) { units += SwiftLiteral(text).units }

  /// Appends the value of an expression.
  mutating func append(valueOf expression: String) { units.append("\\(\(expression))") }

  /// The literal on one line.
  var text: String { "\"\(units.joined())\"" }

  /// Returns the lines between the `"""` of a multi-line literal: as many words on a line as fit or, in a text without
  /// spaces, as many parts of a path or a name. Each line but the last ends in a backslash, which removes the line end
  /// from the text.
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
  /// Returns the scalar as it is written between quotes.
  ///
  /// Every invisible scalar is escaped: controls, line ends, and direction marks, which could make code look like other
  /// code.
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
  /// The text as a comment can contain it: tabs become spaces, and invisible scalars become U+FFFD. Line ends are kept.
  var commentText: String {
    let isPlain = utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == UInt8(ascii: "\n") }
    if isPlain { return self }
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
  var commentLine: String {
    commentText.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String($0) }.joined(separator: " ")
  }
}
