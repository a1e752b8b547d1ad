/// One file of a description: where it was found and what it holds.
///
/// A class, so that every location that points into the file costs one reference. Two files are equal when they are
/// the same object: a program reads each file once.
public final class SourceFile: Sendable, Hashable {
  /// The path as the user gave it, for messages.
  public let path: String
  /// The whole content, byte for byte.
  public let bytes: [UInt8]
  /// Where each line begins; the first one after a byte order mark.
  private let lineStarts: [Int]

  /// Takes the content of a file that has been read already.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    self.lineStarts = Self.lineStarts(in: bytes)
  }

  /// The text of a line, counted from 1, without its line break; nil where the file has no such line.
  /// Bytes that are no UTF-8 come out as U+FFFD.
  public func line(_ number: Int) -> String? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == .lineFeed || bytes[end - 1] == .carriageReturn { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Where the text begins.
  package var start: SourceLocation { SourceLocation(file: self, line: 1, column: 1) }

  /// The content after a byte order mark.
  package var textOffset: Int { lineStarts[0] }

  /// The location of the character that holds the byte at `offset`; the end of the file for an offset beyond it.
  package func location(atByte offset: Int) -> SourceLocation {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = lineStarts[low]
    let end = min(max(offset, start), bytes.count)
    let column = bytes[start..<end].reduce(into: 1) { if $1 & 0xC0 != 0x80 { $0 += 1 } }
    return SourceLocation(file: self, line: low + 1, column: column)
  }

  /// A line ends with LF, CR LF or CR, as YAML 1.2 and most editors have it.
  private static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] <= .carriageReturn {
        let isLoneReturn =
          bytes[index] == .carriageReturn && (index + 1 == bytes.count || bytes[index + 1] != .lineFeed)
        if bytes[index] == .lineFeed || isLoneReturn { starts.append(index + 1) }
      }
    }
    return starts
  }

  /// The same object.
  public static func == (left: SourceFile, right: SourceFile) -> Bool { left === right }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension UInt8 {
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
}
