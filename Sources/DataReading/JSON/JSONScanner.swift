import Diagnostics

/// Scans the tokens of JSON and keeps track of the location of the next byte.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: SourceFile
  private var offset: Int
  private var line = 1
  private var lineStart: Int
  /// The bytes since `lineStart` that don't count as columns.
  private var continuations = 0

  /// Creates a scanner for UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>, of file: SourceFile) {
    self.bytes = bytes
    self.file = file
    offset = file.textOffset
    lineStart = offset
  }

  /// The next byte; `nil` at the end.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The location of the next byte. It equals `file.location(atByte:)`, without a search.
  var location: SourceLocation {
    SourceLocation(file: file, line: line, column: offset - lineStart - continuations + 1)
  }

  /// Skips a punctuation byte.
  mutating func skip() { offset += 1 }

  mutating func skipBlanks() {
    while let byte = next, byte.isBlank {
      offset += 1
      guard byte == .lineFeed || byte == .carriageReturn && next != .lineFeed else { continue }
      line += 1
      lineStart = offset
      continuations = 0
    }
  }

  /// Reads `true`, `false` or `null`.
  mutating func literal() throws(FinalFault) -> Node.Value {
    let word = bytes[offset...].prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    let value: Node.Value
    switch String(decoding: word.prefix(6), as: UTF8.self) {
    case "true": value = .bool(true)
    case "false": value = .bool(false)
    case "null": value = .null
    case "": throw unexpected("a value")
    default:
      let name = String(decoding: word, as: UTF8.self)
      throw FinalFault(
        "\(Diagnostic.quoted(name)) isn't a JSON value", at: location,
        hint: NearestName.hint(for: name, among: ["true", "false", "null"]) ?? "write text in double quotes")
    }
    offset += word.count
    return value
  }

  /// Reads a number by the grammar of section 6, which is stricter than that of `DecimalText`.
  mutating func number() throws(FinalFault) -> DecimalText {
    let number = DecimalText(prefixOf: bytes, from: offset)
    guard let first = number.integer.first else { throw fault("expected a digit", at: number.integer.lowerBound) }
    guard bytes[first] != .zero || number.integer.count == 1 else {
      throw fault("a number can't begin with a zero", at: first)
    }
    if let fraction = number.fraction, fraction.isEmpty {
      throw fault("expected a digit after the point", at: fraction.lowerBound)
    }
    if let exponent = number.exponent, !number.exponentHasDigits {
      throw fault("expected a digit of the exponent", at: exponent.upperBound)
    }
    offset = number.end
    return number
  }

  /// Reads a string, beginning with its opening quote.
  mutating func string() throws(FinalFault) -> String {
    let start = offset
    offset += 1
    let plain = takePlainText()
    if next == .quote {
      offset += 1
      return String(decoding: plain, as: UTF8.self)
    }
    var text = Array(plain)
    while let byte = next, byte != .quote {
      guard byte == .backslash else { throw control(byte) }
      try takeEscape(into: &text)
      text += takePlainText()
    }
    guard next == .quote else { throw fault("the text has no closing quote", at: start) }
    offset += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// Advances to the next byte that ends the string or isn't allowed in it.
  private mutating func takePlainText() -> Slice<UnsafeBufferPointer<UInt8>> {
    let start = offset
    while let byte = next, byte != .quote, byte != .backslash, byte >= .space {
      if byte.isContinuation { continuations += 1 }
      offset += 1
    }
    return bytes[start..<offset]
  }

  private mutating func takeEscape(into text: inout [UInt8]) throws(FinalFault) {
    let start = offset
    offset += 2
    switch start + 1 < bytes.count ? bytes[start + 1] : nil {
    case UInt8(ascii: "\""): text.append(.quote)
    case UInt8(ascii: "\\"): text.append(.backslash)
    case UInt8(ascii: "/"): text.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(.lineFeed)
    case UInt8(ascii: "r"): text.append(.carriageReturn)
    case UInt8(ascii: "t"): text.append(.tab)
    case UInt8(ascii: "u"): text.append(contentsOf: Character(try takeCodeUnits(from: start)).utf8)
    default:
      throw fault(
        "this isn't a JSON escape", at: start, hint: "write a literal backslash twice")
    }
  }

  /// Reads the character of `\u` and four digits, or of two of these that form a surrogate pair. The grammar allows a
  /// single surrogate, but it doesn't represent a character and is rejected.
  private mutating func takeCodeUnits(from start: Int) throws(FinalFault) -> Unicode.Scalar {
    let first = try takeCodeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if UTF16.isLeadSurrogate(first), next == .backslash, offset + 1 < bytes.count,
      bytes[offset + 1] == UInt8(ascii: "u")
    {
      offset += 2
      let second = try takeCodeUnit()
      if UTF16.isTrailSurrogate(second) { return UTF16.decode(UTF16.EncodedScalar([first, second])) }
    }
    throw fault(
      "the escape is one half of a surrogate pair", at: start, hint: "write the character itself, or both halves")
  }

  private mutating func takeCodeUnit() throws(FinalFault) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = next?.hexadecimalValue else {
        throw fault("expected four hexadecimal digits after `\\u`", at: offset)
      }
      unit = unit << 4 | UInt16(digit)
      offset += 1
    }
    return unit
  }

  // MARK: Faults

  /// Returns the fault for an unexpected byte.
  func unexpected(_ expected: String) -> FinalFault {
    guard let next else {
      let end = (bytes.lastIndex { !$0.isBlank } ?? -1) + 1
      return fault("the file ends where \(expected) is expected", at: end)
    }
    let hint: String? =
      switch next {
      case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments"
      case UInt8(ascii: "'"): "write text in double quotes"
      case UInt8(ascii: "+"), UInt8(ascii: "."): "a number begins with a digit or a minus sign"
      default: nil
      }
    return fault("expected \(expected)", at: offset, hint: hint)
  }

  private func control(_ byte: UInt8) -> FinalFault {
    if byte == .lineFeed || byte == .carriageReturn {
      return fault(
        "text can't go on in another line", at: offset,
        hint: "close it with a quote; a line break within text is written as `\\n`")
    }
    let code = byte.fourDigits
    return fault(
      "the control character U+\(code) can't stand in text", at: offset, hint: "write it as `\\u\(code)`")
  }

  private func fault(_ message: String, at offset: Int, hint: String? = nil) -> FinalFault {
    FinalFault(message, at: file.location(atByte: offset), hint: hint)
  }
}
