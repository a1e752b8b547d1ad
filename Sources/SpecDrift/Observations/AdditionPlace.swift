import DataReading
import Diagnostics

/// Where entries are added to a mapping or elements to a list of a YAML or JSON file, and how they are written there.
struct AdditionPlace {
  private enum Style {
    /// After the last item, each on a line of its own.
    case block(indentation: String, lineBreak: String, isEnded: Bool)
    /// Before the first item.
    case flow(isQuoted: Bool, separator: String)
  }

  /// The place in bytes.
  let offset: Int
  /// The column of the items in block style. Of two places at one offset, the one further right belongs to what is
  /// before it.
  let column: Int
  private let style: Style

  /// - Parameter container: A mapping or list of the file that isn't empty.
  /// - Returns: `nil` if it isn't known how the container is written.
  init?(in container: Node) {
    let file = container.location.file
    guard let first = container.firstItem, let last = container.lastItem, first.file == file, last.file == file else {
      return nil
    }
    let start = file.offset(of: first)
    switch file.bytes[..<start].last(where: { !$0.isBlank }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isQuoted = start < file.bytes.count && file.bytes[start] == UInt8(ascii: "\"")
      let indentation = file.indentation(ofLine: first.line) ?? 0
      let hasOwnLine = indentation == first.column - 1
      style = .flow(isQuoted: isQuoted, separator: hasOwnLine ? "\n" + Self.spaces(indentation) : " ")
      (offset, column) = (start, 0)
    default:
      guard let column = Self.column(of: last, in: container) else { return nil }
      let end = Self.end(ofItemIn: last.line, at: column, isEntry: container.mapping != nil, of: file)
      let lineBreak = file.bytes[..<end].suffix(2).elementsEqual("\r\n".utf8) ? "\r\n" : "\n"
      style = .block(
        indentation: Self.spaces(column - 1), lineBreak: lineBreak, isEnded: file.bytes[end - 1].isLineBreak)
      (offset, self.column) = (end, column)
    }
  }

  /// Returns the text that adds an entry or an element at the place.
  ///
  /// - Parameter note: A comment on an entry that has a line of its own.
  func text(of addition: Proposals.Addition, note: String) -> String {
    switch style {
    case .block(let indentation, let lineBreak, let isEnded):
      let line = indentation + addition.blockText(note: note)
      return isEnded ? line + lineBreak : lineBreak + line
    case .flow(let isQuoted, let separator): return addition.flowText(isQuoted: isQuoted) + "," + separator
    }
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// Returns the column at which the items of a container in block style begin: that of the key, or of the dash.
  private static func column(of item: SourceLocation, in container: Node) -> Int? {
    guard container.sequence != nil else { return item.column }
    let text = Array(item.file.text(ofLine: item.line, characters: 0..<(item.column - 1)).unicodeScalars)
    guard let dash = text.lastIndex(where: { $0 != " " }), text[dash] == "-" else { return nil }
    return dash + 1
  }

  /// Returns the offset of the line after an item in block style: after its own line, and those below it that are
  /// indented further or, in a mapping, are elements of a list.
  private static func end(ofItemIn line: Int, at column: Int, isEntry: Bool, of file: SourceFile) -> Int {
    var end = line
    var next = line + 1
    while let text = file.line(next) {
      let indentation = text.prefix { $0 == " " }.count
      let rest = text.dropFirst(indentation)
      let isElement = isEntry && indentation == column - 1 && (rest == "-" || rest.hasPrefix("- "))
      let isBlank = rest.allSatisfy(\.isWhitespace)
      guard isBlank || indentation >= column || isElement else { break }
      if !isBlank { end = next }
      next += 1
    }
    return file.offset(of: SourceLocation(file: file, line: end + 1, column: 1))
  }
}

extension Node {
  /// Where the first entry or element begins.
  fileprivate var firstItem: SourceLocation? { mapping?.entries.first?.keyLocation ?? sequence?.first?.location }

  /// Where the last entry or element begins.
  fileprivate var lastItem: SourceLocation? { mapping?.entries.last?.keyLocation ?? sequence?.last?.location }
}

extension UInt8 {
  fileprivate var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
