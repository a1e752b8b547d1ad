import APIModel

extension String {
  /// A Swift string literal with this text.
  var swiftLiteral: String { "\"\(swiftLiteralContent)\"" }

  /// What stands between the quotes of a Swift string literal with this text.
  ///
  /// Everything that has no form of its own is escaped: controls, line ends, and marks of direction, which could make
  /// code look like other code.
  var swiftLiteralContent: String {
    var content = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": content += "\\\""
      case "\\": content += "\\\\"
      case "\n": content += "\\n"
      case "\r": content += "\\r"
      case "\t": content += "\\t"
      case _ where scalar.hasNoForm: content += "\\u{\(String(scalar.value, radix: 16))}"
      default: content.unicodeScalars.append(scalar)
      }
    }
    return content
  }

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

extension DefaultValue {
  /// The value as a Swift expression.
  var swift: String {
    switch self {
    case .bool(let value): String(value)
    case .integer(let value): String(value)
    case .string(let text): text.swiftLiteral
    case .emptyList: "[]"
    case .member(let name): ".\(name)"
    }
  }
}

extension Unicode.Scalar {
  fileprivate var hasNoForm: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
