/// A file of a document: its path and its content.
///
/// A class, so that every location in the file costs one reference. Files are equal if they are the same object: a
/// program reads each file once.
///
/// A file lives as long as the process. A command reads a few files and ends; a tree has a location for each node and each
/// key, and counting the references of all of them takes a tenth of the time of comparing two documents.
public final class SourceFile: Sendable, Hashable {
  /// The path as given by the user, for messages.
  public let path: String
  /// The whole content, byte for byte.
  public let bytes: [UInt8]
  /// The start of each line; the first one is after a byte order mark.
  private let lineStarts: [Int]
  /// How many characters begin before each byte whose offset is a multiple of ``stride``. A file can be one line of
  /// megabytes, in which thousands of locations are looked up.
  private let charactersBefore: [Int]
  private static let stride = 1024

  /// Creates a file from content that has been read already. It is never freed.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    self.lineStarts = Self.lineStarts(in: bytes)
    self.charactersBefore = Self.charactersBefore(in: bytes)
    _ = Unmanaged.passRetained(self)
  }

  /// Returns the text of a line, counted from 1, without its line break; `nil` if the file has no such line. Bytes that
  /// aren't UTF-8 become U+FFFD.
  public func line(_ number: Int) -> String? {
    range(ofLine: number).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Returns the number of characters of a line; `nil` if the file has no such line or the line is blank.
  package func length(ofLine number: Int) -> Int? {
    guard let range = range(ofLine: number), bytes[range].contains(where: { $0 != .space && $0 != .tab }) else {
      return nil
    }
    return characters(before: range.upperBound) - characters(before: range.lowerBound)
  }

  /// Returns the number of spaces and tabs that a line begins with; `nil` if the file has no such line or the line is
  /// blank.
  package func indentation(ofLine number: Int) -> Int? {
    guard let range = range(ofLine: number) else { return nil }
    let first = bytes[range].firstIndex { $0 != .space && $0 != .tab }
    return first.map { $0 - range.lowerBound }
  }

  /// Returns some characters of a line, counted from 0. It doesn't take longer in a long line.
  package func text(ofLine number: Int, characters wanted: Range<Int>) -> String {
    guard let range = range(ofLine: number) else { return "" }
    let first = characters(before: range.lowerBound)
    let start = offset(ofCharacter: first + wanted.lowerBound)
    let end = min(offset(ofCharacter: first + wanted.upperBound), range.upperBound)
    return start < end ? String(decoding: bytes[start..<end], as: UTF8.self) : ""
  }

  private func range(ofLine number: Int) -> Range<Int>? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == .lineFeed || bytes[end - 1] == .carriageReturn { end -= 1 }
    return start..<end
  }

  /// The location at which the text begins.
  package var start: SourceLocation { SourceLocation(file: self, line: 1, column: 1) }

  /// The content after a byte order mark.
  package var textOffset: Int { lineStarts[0] }

  /// Returns the location of the character that has the byte at `offset`; the end of the file for an offset beyond it.
  package func location(atByte offset: Int) -> SourceLocation {
    let line = lineStarts.lastIndex(notAbove: offset)
    let start = lineStarts[line]
    let end = min(max(offset, start), bytes.count)
    return SourceLocation(
      file: self, line: line + 1, column: 1 + characters(before: end) - characters(before: start))
  }

  /// Returns the offset of the byte at which a location of this file begins; the end of the file for one beyond it.
  package func offset(of location: SourceLocation) -> Int {
    guard location.line <= lineStarts.count else { return bytes.count }
    let start = lineStarts[location.line - 1]
    return min(offset(ofCharacter: characters(before: start) + location.column - 1), bytes.count)
  }

  private func characters(before offset: Int) -> Int {
    let known = offset / Self.stride
    var count = charactersBefore[known]
    bytes.withUnsafeBufferPointer { bytes in
      for index in known * Self.stride..<offset where bytes[index].beginsCharacter { count += 1 }
    }
    return count
  }

  /// Returns the offset at which a character begins; the end of the file for one that it doesn't have.
  private func offset(ofCharacter number: Int) -> Int {
    let known = charactersBefore.lastIndex(notAbove: number)
    var left = number - charactersBefore[known]
    return bytes.withUnsafeBufferPointer { bytes in
      for offset in known * Self.stride..<bytes.count where bytes[offset].beginsCharacter {
        if left == 0 { return offset }
        left -= 1
      }
      return bytes.count
    }
  }

  private static func charactersBefore(in bytes: [UInt8]) -> [Int] {
    var counts: [Int] = []
    var count = 0
    bytes.withUnsafeBufferPointer { bytes in
      for start in Swift.stride(from: 0, through: bytes.count, by: stride) {
        counts.append(count)
        for index in start..<min(start + stride, bytes.count) where bytes[index].beginsCharacter { count += 1 }
      }
    }
    return counts
  }

  /// A line ends with LF, CR LF or CR, as in YAML 1.2 and most editors.
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

  /// Whether both are the same object.
  public static func == (left: SourceFile, right: SourceFile) -> Bool { left === right }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension UInt8 {
  /// Whether the byte begins a UTF-8 sequence.
  fileprivate var beginsCharacter: Bool { self & 0xC0 != 0x80 }

  fileprivate static let space = UInt8(ascii: " ")
  fileprivate static let tab = UInt8(ascii: "\t")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
}

extension [Int] {
  /// Returns, for ascending numbers, the index of the last one that isn't greater than `number`; the first index if all
  /// are.
  fileprivate func lastIndex(notAbove number: Int) -> Int {
    var low = 0
    var high = count
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle] <= number { low = middle } else { high = middle }
    }
    return low
  }
}
