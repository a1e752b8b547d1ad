import Diagnostics

/// Reads JSON, strictly as RFC 8259 defines it. The YAML reader can't replace it: libyaml rejects escaped surrogate
/// pairs and long keys, and its messages would be about flow mappings instead of trailing commas.
struct JSONReader {
  private var scanner: JSONScanner
  private var builder: TreeBuilder

  /// Creates a reader for a file that is known to be text.
  static func read(_ file: SourceFile, limits: ReadingLimits) throws(DiagnosticError) -> Node {
    try file.bytes.withUnsafeBufferPointer { bytes throws(DiagnosticError) in
      var reader = JSONReader(scanner: JSONScanner(bytes, of: file), builder: TreeBuilder(limits: limits))
      do throws(FinalFault) {
        try reader.readDocument()
      } catch {
        throw reader.builder.diagnostics.error(endingIn: error.diagnostic)
      }
      return try reader.builder.finish() ?? Node(.null, at: file.start)
    }
  }

  private mutating func readDocument() throws(FinalFault) {
    scanner.skipBlanks()
    while true {
      if try readValueOrStart() == .value, try readSeparator() == .end { break }
    }
    guard scanner.next == nil else { throw scanner.unexpected("nothing after the document's one value") }
  }

  private enum Read { case value, start }

  /// Reads a scalar or an empty array or object completely, and only the beginning of others.
  private mutating func readValueOrStart() throws(FinalFault) -> Read {
    let location = scanner.location
    switch scanner.next {
    case UInt8(ascii: "{"): return try open(mapping: true, at: location)
    case UInt8(ascii: "["): return try open(mapping: false, at: location)
    case .quote: try add(.string(scanner.string()), at: location)
    case let byte? where byte.isDigit || byte == UInt8(ascii: "-"): try addNumber(at: location)
    default: try add(scanner.literal(), at: location)
    }
    return .value
  }

  private mutating func open(mapping isMapping: Bool, at location: SourceLocation) throws(FinalFault) -> Read {
    try builder.open(mapping: isMapping, at: location)
    scanner.skip()
    scanner.skipBlanks()
    if closeIfEnded() { return .value }
    if isMapping { try readKey() }
    return .start
  }

  private enum Separator { case comma, end }

  /// Reads what follows a complete value: closing brackets, and a comma with the key of the next value.
  private mutating func readSeparator() throws(FinalFault) -> Separator {
    scanner.skipBlanks()
    while builder.isInCollection {
      if closeIfEnded() {
        scanner.skipBlanks()
        continue
      }
      let comma = scanner.location
      guard scanner.next == .comma else { throw scanner.unexpected("`,` or `\(closing)`") }
      scanner.skip()
      scanner.skipBlanks()
      guard scanner.next != UInt8(ascii: closing) else {
        throw FinalFault("no `,` can stand before `\(closing)`", at: comma, hint: "remove the comma")
      }
      if builder.isInMapping { try readKey() }
      return .comma
    }
    return .end
  }

  private mutating func closeIfEnded() -> Bool {
    guard scanner.next == UInt8(ascii: closing), let subtree = builder.close() else { return false }
    scanner.skip()
    builder.add(subtree)
    return true
  }

  private var closing: Unicode.Scalar { builder.isInMapping ? "}" : "]" }

  private mutating func readKey() throws(FinalFault) {
    let location = scanner.location
    guard scanner.next == .quote else { throw scanner.unexpected("a key in double quotes") }
    let key = try scanner.string()
    scanner.skipBlanks()
    guard scanner.next == UInt8(ascii: ":") else { throw scanner.unexpected("`:` after the key") }
    scanner.skip()
    scanner.skipBlanks()
    builder.key(key, at: location)
  }

  private mutating func addNumber(at location: SourceLocation) throws(FinalFault) {
    let number = try scanner.number()
    let value: Node.Value
    do throws(ScalarFault) {
      value = try number.value()
    } catch {
      builder.diagnostics.error(error.message, at: location, hint: error.hint)
      value = .null
    }
    try add(value, at: location)
  }

  private mutating func add(_ value: Node.Value, at location: SourceLocation) throws(FinalFault) {
    try builder.add(builder.scalar(value, at: location))
  }
}
