import Diagnostics
import APIModel

extension SwiftWriter {
  /// Writes the doc comment of a declaration, which ends with the place in the document that it comes from.
  mutating func documentation(_ documentation: Documentation, or fallback: String, from provenance: Provenance) {
    self.documentation(documentation, or: fallback)
    source(provenance)
  }

  /// Writes the last line of a doc comment, which leads readers from the code back to the document.
  mutating func source(_ provenance: Provenance) {
    line("///")
    line("/// Source: `\(provenance.description.commentLine)`")
  }

  /// Writes a doc comment; uses the fallback if the document has no prose.
  mutating func documentation(_ documentation: Documentation, or fallback: String) {
    var documentation = documentation
    if documentation.paragraphs.isEmpty { documentation.paragraphs = [fallback] }
    self.documentation(documentation)
  }

  /// Writes a doc comment with wrapped prose; writes nothing if there is no documentation.
  mutating func documentation(_ documentation: Documentation, more: [String] = []) {
    var blocks = documentation.paragraphs.map { paragraph in
      Self.isLaidOut(paragraph) ? paragraph : Self.joined(paragraph)
    }
    if !documentation.facts.isEmpty {
      let facts = documentation.facts.joined(separator: " ")
      // The facts of a property continue its one line of prose; after longer prose they are a paragraph of their own.
      if blocks.count == 1, !Self.isLaidOut(documentation.paragraphs[0]) {
        blocks[0] = Self.endingSentence(blocks[0]) + " " + facts
      } else {
        blocks.append(facts)
      }
    }
    blocks += more
    for (index, block) in blocks.enumerated() {
      if index > 0 { line("///") }
      for text in block.split(separator: "\n", omittingEmptySubsequences: false) {
        comment(String(text))
      }
    }
  }

  /// Writes one line of a comment, wrapped; the continuation of a list item is indented under it.
  private mutating func comment(_ text: String) {
    let clean = text.commentText
    let lead = clean.prefix { $0 == " " }
    let isItem = clean.dropFirst(lead.count).hasPrefix("- ") || clean.dropFirst(lead.count).hasPrefix("* ")
    let room = room
    var current = "/// " + lead
    var length = current.count
    var isEmpty = true
    for word in clean.words {
      let count = word.count
      if !isEmpty, length + 1 + count > room {
        line(current)
        current = "/// " + lead + (isItem ? "  " : "")
        length = current.count
      } else if !isEmpty {
        current += " "
        length += 1
      }
      current += word
      length += count
      isEmpty = false
    }
    line(isEmpty ? "///" : current)
  }

  /// What the lines of lists, tables, code, headings and quotations begin with.
  private static let marks = ["- ", "* ", "|", "```", "#", ">"].map(\.utf8)

  /// Lists, tables and code keep their lines.
  private static func isLaidOut(_ paragraph: String) -> Bool {
    paragraph.utf8.split(separator: UInt8(ascii: "\n")).contains { line in
      let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      return marks.contains { text.starts(with: $0) } || line.starts(with: "    ".utf8)
    }
  }

  static func joined(_ paragraph: String) -> String {
    paragraph.words.joined(separator: " ")
  }

  static func endingSentence(_ text: String) -> String {
    guard let last = text.last else { return text }
    return ".!?:".contains(last) ? text : text + "."
  }
}

extension String {
  /// The words between white space.
  fileprivate var words: [Substring] {
    unicodeScalars.split { scalar in
      scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
    }.map(Substring.init)
  }
}
