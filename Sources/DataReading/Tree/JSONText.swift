extension Node {
  /// The node as compact JSON on one line, with keys in document order, for showing a `default` or an `enum` value.
  public var jsonText: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .number(let number): text += number
    case .string(let string): text += string.jsonText
    case .sequence(let nodes):
      text += "["
      for (index, node) in nodes.enumerated() {
        if index > 0 { text += "," }
        node.write(to: &text)
      }
      text += "]"
    case .mapping(let mapping):
      text += "{"
      for (index, entry) in mapping.entries.enumerated() {
        if index > 0 { text += "," }
        text += entry.key.jsonText
        text += ":"
        entry.value.write(to: &text)
      }
      text += "}"
    }
  }
}

extension String {
  /// The text as a JSON string with quotes.
  package var jsonText: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) { return "\"\(self)\"" }
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<" ":
        text += "\\u" + scalar.value.fourDigits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
