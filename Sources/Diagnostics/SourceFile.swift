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
  /// How many characters begin before each byte whose number is a multiple of ``stride``. A file can be one line of
  /// megabytes, in which thousands of places are looked up.
  private let charactersBefore: [Int]
  private static let stride = 1024

  /// Takes the content of a file that has been read already.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    self.lineStarts = Self.lineStarts(in: bytes)
    self.charactersBefore = Self.charactersBefore(in: bytes)
  }

  /// The text of a line, counted from 1, without its line break; nil where the file has no such line.
  /// Bytes that are no UTF-8 come out as U+FFFD.
  public func line(_ number: Int) -> String? {
    range(ofLine: number).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// How many characters a line has; nil where the file has no such line, or nothing but blanks on it.
  func length(ofLine number: Int) -> Int? {
    guard let range = range(ofLine: number), bytes[range].contains(where: { $0 != .space && $0 != .tab }) else {
      return nil
    }
    return characters(before: range.upperBound) - characters(before: range.lowerBound)
  }

  /// The text of some characters of a line, counted from 0. It takes no longer in a long line.
  func text(ofLine number: Int, characters wanted: Range<Int>) -> String {
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

  /// Where the text begins.
  package var start: SourceLocation { SourceLocation(file: self, line: 1, column: 1) }

  /// The content after a byte order mark.
  package var textOffset: Int { lineStarts[0] }

  /// The location of the character that holds the byte at `offset`; the end of the file for an offset beyond it.
  package func location(atByte offset: Int) -> SourceLocation {
    let line = lineStarts.lastIndex(notAbove: offset)
    let start = lineStarts[line]
    let end = min(max(offset, start), bytes.count)
    return SourceLocation(
      file: self, line: line + 1, column: 1 + characters(before: end) - characters(before: start))
  }

  private func characters(before offset: Int) -> Int {
    let known = offset / Self.stride
    return charactersBefore[known] + bytes[known * Self.stride..<offset].count(where: \.beginsCharacter)
  }

  /// Where a character of the file begins; the end of the file for one that it hasn't.
  private func offset(ofCharacter number: Int) -> Int {
    let known = charactersBefore.lastIndex(notAbove: number)
    var left = number - charactersBefore[known]
    for offset in known * Self.stride..<bytes.count where bytes[offset].beginsCharacter {
      if left == 0 { return offset }
      left -= 1
    }
    return bytes.count
  }

  private static func charactersBefore(in bytes: [UInt8]) -> [Int] {
    var counts: [Int] = []
    var count = 0
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        if index.isMultiple(of: stride) { counts.append(count) }
        if bytes[index].beginsCharacter { count += 1 }
      }
    }
    if bytes.count.isMultiple(of: stride) { counts.append(count) }
    return counts
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
  /// Whether it is no continuation of the bytes before it (UTF-8).
  fileprivate var beginsCharacter: Bool { self & 0xC0 != 0x80 }

  fileprivate static let space = UInt8(ascii: " ")
  fileprivate static let tab = UInt8(ascii: "\t")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
}

extension [Int] {
  /// Of numbers that rise, the index of the last that is not above a number; the first where all are.
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
