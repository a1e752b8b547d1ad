/// The bytes that files of a format begin and end with. A page that says "Please sign in" has none of them, whatever
/// its name.
struct FileMarks: Sendable {
  /// The name of the format.
  private let format: String
  private let head: [UInt8]
  private let tail: [UInt8]
  /// Whether it is a text format, in which blanks may come first.
  let isText: Bool

  /// More bytes than any mark has.
  static let longest = 16

  private static let known: [(ending: String, marks: FileMarks)] = [
    (".parquet", FileMarks(format: "Parquet", head: Array("PAR1".utf8), tail: Array("PAR1".utf8))),
    (".gz", FileMarks(format: "gzip", head: [0x1F, 0x8B])),
    (".zst", FileMarks(format: "Zstandard", head: [0x28, 0xB5, 0x2F, 0xFD])),
    (".lz4", FileMarks(format: "LZ4", head: [0x04, 0x22, 0x4D, 0x18])),
    (".sz", FileMarks(format: "Snappy", head: [0xFF, 0x06, 0x00, 0x00] + "sNaPpY".utf8)),
    // Every record is an object.
    (".jsonl", FileMarks(format: "JSON Lines", head: Array("{".utf8), isText: true)),
  ]

  private init(format: String, head: [UInt8], tail: [UInt8] = [], isText: Bool = false) {
    self.format = format
    self.head = head
    self.tail = tail
    self.isText = isText
  }

  /// Creates the marks of files with this name; `nil` if the name says nothing, or the format has none, such as Brotli.
  init?(of name: String) {
    guard let marks = Self.known.first(where: { name.hasSuffix($0.ending) })?.marks else { return nil }
    self = marks
  }

  /// Returns why a file with this beginning, end and length isn't of the format; `nil` if it may be.
  func fault(head: [UInt8], tail: [UInt8], length: Int64) -> String? {
    if !head.starts(with: self.head) { return wrongBeginning }
    if length < self.head.count + self.tail.count || !tail.reversed().starts(with: self.tail.reversed()) {
      return "it does not end as \(format) files do"
    }
    return nil
  }

  /// Returns why a text whose first byte after the blanks is this one isn't of the format; `nil` if it may be. A file
  /// without records is empty.
  func fault(firstOfText: UInt8?, length: Int64) -> String? {
    length == 0 || firstOfText == head.first ? nil : wrongBeginning
  }

  private var wrongBeginning: String { "it does not begin as \(format) files do" }
}
