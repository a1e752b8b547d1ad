import OperationCore

/// Writes a document line by line.
struct YAMLWriter {
  private(set) var lines: [String] = []
  /// The longest key, with its escapes, that readers find without a mark.
  private static let longestKey = 1000

  mutating func comment(_ text: String, indent: Int = 0) {
    lines.append(spaces(indent) + "# " + printable(text, limit: 2000))
  }

  mutating func blankLine() { lines.append("") }

  /// Writes a line that is no value: `exports:`, or the end of the document.
  mutating func line(_ text: String, indent: Int = 0) { lines.append(spaces(indent) + text) }

  /// Writes a key with its value.
  ///
  /// - Parameter lead: What stands before the key in its line instead of spaces: a dash in a list.
  mutating func entry(_ key: String, _ value: JSONValue, indent: Int, lead: String? = nil) {
    let (key, start) = (YAMLText.scalar(key), lead ?? spaces(indent))
    guard key.utf8.count > Self.longestKey else { return write(value, after: "\(start)\(key):", indent: indent) }
    lines.append("\(start)? \(key)")
    write(value, after: "\(spaces(indent)):", indent: indent)
  }

  private mutating func write(_ value: JSONValue, after start: String, indent: Int) {
    if let members = value.object, !members.isEmpty {
      lines.append(start)
      for member in members { entry(member.name, member.value, indent: indent + 2) }
    } else if let elements = value.array, !elements.isEmpty {
      lines.append(start)
      for element in elements { item(element, indent: indent + 2) }
    } else if let text = value.string, let block = YAMLText.block(text) {
      lines.append("\(start) \(block.mark)")
      for line in block.lines { lines.append(line.isEmpty ? "" : spaces(indent + 2) + line) }
    } else {
      lines.append("\(start) \(inline(value))")
    }
  }

  private mutating func item(_ element: JSONValue, indent: Int) {
    guard let members = element.object, let first = members.first else {
      return write(element, after: "\(spaces(indent))-", indent: indent)
    }
    entry(first.name, first.value, indent: indent + 2, lead: "\(spaces(indent))- ")
    for member in members.dropFirst() { entry(member.name, member.value, indent: indent + 2) }
  }

  private func inline(_ value: JSONValue) -> String {
    value.string.map(YAMLText.scalar) ?? value.jsonText
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
