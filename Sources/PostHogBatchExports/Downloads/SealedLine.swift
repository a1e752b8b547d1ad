import OperationCore

/// A line of the journal: its text after a checksum. A changed byte is an error, and never another export, file or
/// length.
enum SealedLine {
  /// The byte that ends a line, and occurs nowhere else.
  static let end = UInt8(ascii: "\n")

  /// Returns eight hexadecimal digits, a space, the text, and the end of the line.
  static func seal(_ text: [UInt8]) -> [UInt8] { mark(of: text) + text + [end] }

  /// Returns the text of a line without its end.
  static func open(_ line: some Collection<UInt8>) throws(JSONError) -> [UInt8] {
    let text = Array(line.dropFirst(markSize))
    guard line.prefix(markSize).elementsEqual(mark(of: text)) else {
      throw JSONError(offset: 0, .unexpected(expected: "a line that fits its checksum", found: "another"))
    }
    return text
  }

  private static let markSize = 9

  private static func mark(of text: [UInt8]) -> [UInt8] {
    var all = Checkpoint()
    text.withUnsafeBytes { all.add($0) }
    let digits = String(all.checksum, radix: 16)
    return Array((String(repeating: "0", count: markSize - 1 - digits.utf8.count) + digits + " ").utf8)
  }
}
