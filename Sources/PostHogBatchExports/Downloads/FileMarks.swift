// The bytes that files of a format begin and end with. A page that says "Please sign in" has none of them, whatever it is called.

/// What a file of some format is known by.
struct FileMarks: Sendable {
  /// What it is, for people.
  private let format: String
  private let head: [UInt8]
  private let tail: [UInt8]
  /// Whether it may begin as pages of HTML and errors in XML do.
  private let mayBeMarkup: Bool

  /// More bytes than any mark has.
  static let longest = 16

  private static let known: [(ending: String, marks: FileMarks)] = [
    (".parquet", FileMarks(format: "Parquet", head: Array("PAR1".utf8), tail: Array("PAR1".utf8))),
    (".gz", FileMarks(format: "gzip", head: [0x1F, 0x8B])),
    (".zst", FileMarks(format: "Zstandard", head: [0x28, 0xB5, 0x2F, 0xFD])),
    (".lz4", FileMarks(format: "LZ4", head: [0x04, 0x22, 0x4D, 0x18])),
    (".sz", FileMarks(format: "Snappy", head: [0xFF, 0x06, 0x00, 0x00] + "sNaPpY".utf8)),
    (".jsonl", FileMarks(format: "JSON Lines", head: [], mayBeMarkup: false)),
  ]

  private init(format: String, head: [UInt8], tail: [UInt8] = [], mayBeMarkup: Bool = true) {
    self.format = format
    self.head = head
    self.tail = tail
    self.mayBeMarkup = mayBeMarkup
  }

  /// The marks of files of this name; nil where the name says nothing, or the format has none, as Brotli.
  init?(of name: String) {
    guard let marks = Self.known.first(where: { name.hasSuffix($0.ending) })?.marks else { return nil }
    self = marks
  }

  /// Why a file with this beginning, end and length is not of the format; nil when it may be.
  func fault(head: [UInt8], tail: [UInt8], length: Int64) -> String? {
    let text = head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if !head.starts(with: self.head) || !mayBeMarkup && text.first == UInt8(ascii: "<") {
      return "it does not begin as \(format) files do"
    }
    if length < self.head.count + self.tail.count || !tail.reversed().starts(with: self.tail.reversed()) {
      return "it does not end as \(format) files do"
    }
    return nil
  }
}
