import Diagnostics

/// The lines of a document around the place of a change: one line before it and the first lines of what begins there.
/// The document's text is in memory already, and only the shown part of a long line is copied.
struct Excerpt: Hashable {
  /// One line, without the indentation that all lines have and without anything that a terminal would interpret.
  struct Row: Hashable {
    /// The number of the line, counted from 1.
    let number: Int
    let text: String
    /// The part of the text that begins at the place, counted in Unicode scalars; `nil` for the other lines.
    let mark: Range<Int>?
  }

  /// How many lines are shown at most.
  static let mostLines = 7

  /// The lines, in order; one of them is marked.
  let rows: [Row]

  /// - Parameters:
  ///   - location: The place of the change.
  ///   - widest: How many characters of a line are shown at most.
  /// Returns `nil` if there is no such line or it is blank.
  init?(_ location: SourceLocation, widest: Int) {
    let file = location.file
    guard file.indentation(ofLine: location.line) != nil else { return nil }
    let numbers = Self.first(location)...Self.last(location)
    let margin = numbers.compactMap(file.indentation(ofLine:)).min() ?? 0
    rows = numbers.map { number in
      let column = number == location.line ? location.column - 1 : nil
      return Row(file, number: number, after: margin, around: column, widest: max(widest, 8))
    }
  }

  /// The line before the place, unless it is blank.
  private static func first(_ location: SourceLocation) -> Int {
    location.file.indentation(ofLine: location.line - 1) == nil ? location.line : location.line - 1
  }

  /// The last line of what begins at the place: lines belong to it as long as they are indented further.
  private static func last(_ location: SourceLocation) -> Int {
    let file = location.file
    let beginning = file.text(ofLine: location.line, characters: 0..<min(location.column - 1, 200))
    let own = file.indentation(ofLine: location.line) ?? 0
    // What begins a line, or an item of a list, may go on with the same indentation.
    let isFirst = beginning.allSatisfy { $0 == " " || $0 == "-" || $0 == "\t" }
    let least = isFirst ? beginning.count : own + 1
    var last = location.line
    for number in location.line + 1..<max(first(location) + mostLines, location.line + 1) {
      guard let indentation = file.indentation(ofLine: number) else { continue }
      guard indentation >= least else { break }
      last = number
    }
    return last
  }
}

extension Excerpt.Row {
  /// - Parameters:
  ///   - margin: How many characters at the beginning are left out.
  ///   - column: The character at which the change is; `nil` if it isn't in this line.
  fileprivate init(_ file: SourceFile, number: Int, after margin: Int, around column: Int?, widest: Int) {
    let length = file.length(ofLine: number) ?? 0
    let wanted = column.map { min(max($0, margin), length) }
    let isFar = length - margin > widest && (wanted ?? 0) - margin > widest * 2 / 3
    let start = isFar ? min((wanted ?? 0) - widest * 2 / 3, max(margin, length - widest + 1)) : margin
    let room = isFar ? widest - 1 : widest
    let end = length - start > room ? start + room - 1 : length
    var scalars = Array((isFar ? "…" : "").unicodeScalars)
    scalars += file.text(ofLine: number, characters: start..<max(start, end)).unicodeScalars.map {
      $0 == "\t" ? " " : $0.hasNoForm ? "\u{FFFD}" : $0
    }
    mark = wanted.map { wanted in
      let first = min(wanted - start + (isFar ? 1 : 0), scalars.count)
      return first..<scalars.endOfValue(from: first)
    }
    if end < length { scalars.append("…") }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    self.text = String(text)
    self.number = number
  }
}

extension [Unicode.Scalar] {
  /// Returns where the value that begins at `start` ends: at the bracket that closes it, before a comma or a closing
  /// bracket of what it is in, or at the end of the line.
  fileprivate func endOfValue(from start: Int) -> Int {
    var depth = 0
    var quote: Unicode.Scalar?
    for index in start..<Swift.max(start, count) {
      let scalar = self[index]
      if quote != nil {
        if scalar == quote { quote = nil }
        continue
      }
      switch scalar {
      case "\"": quote = scalar
      case "'" where index == start: quote = scalar
      case "{", "[": depth += 1
      case "}", "]":
        if depth <= 1 { return depth == 1 ? index + 1 : index }
        depth -= 1
      case "," where depth == 0: return index
      default: break
      }
    }
    return count
  }
}
