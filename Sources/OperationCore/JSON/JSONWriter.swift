/// Writes JSON (RFC 8259) without white space, with properties in the order in which they are written: the same calls
/// always produce the same bytes.
///
/// JSON has no NaN and no infinity, and RFC 3339 has no dates outside the years 0000 to 9999. Such a value is written
/// as null, and ``hasUnrepresentableValue`` shows the sender that it must refuse the text.
public struct JSONWriter: Sendable {
  /// The text so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Whether a number or a date was one that JSON can't express.
  public internal(set) var hasUnrepresentableValue = false

  let purpose: Purpose

  /// The purpose of a text.
  enum Purpose {
    /// To be sent or stored.
    case sending
    /// To be compared: equal values that were read from different texts are written alike.
    case comparing
    /// To be printed: secrets are hidden.
    case printing
  }

  /// Creates an empty text.
  public init() {
    self.init(for: .sending)
  }

  init(for purpose: Purpose) {
    self.purpose = purpose
  }

  /// Writes a property, or nothing if the value is nil.
  public mutating func write(_ name: StaticString, _ value: (some JSONWritable)?) {
    guard let value else { return }
    writeName(name)
    value.write(to: &self)
  }

  /// Writes a property of a change: nothing, null or a value.
  public mutating func write(_ name: StaticString, _ value: Patch<some JSONWritable>) {
    switch value {
    case .keep: break
    case .clear: writeNull(name)
    case .set(let value): write(name, value)
    }
  }

  /// Writes a required property, which is null if the value is nil.
  public mutating func writeNullable(_ name: StaticString, _ value: (some JSONWritable)?) {
    if let value { write(name, value) } else { writeNull(name) }
  }

  /// Writes a property that is null.
  public mutating func writeNull(_ name: StaticString) {
    writeName(name)
    append("null")
  }

  /// Writes the entries of a dictionary as properties, sorted by name.
  ///
  /// - Parameters:
  ///   - map: The properties to write.
  ///   - names: The names of properties that the object already has. No name is written twice.
  public mutating func writeMembers(
    of map: [String: some JSONWritable], besides names: @autoclosure () -> Set<String> = []
  ) {
    guard !map.isEmpty else { return }
    let names = names()
    for (name, value) in map.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
      writeMember(name, value)
    }
  }

  /// Writes a property whose name is known only at run time.
  public mutating func writeMember(_ name: String, _ value: some JSONWritable) {
    separate(from: UInt8(ascii: "{"))
    writeString(name)
    bytes.append(UInt8(ascii: ":"))
    value.write(to: &self)
  }

  /// Writes an object whose properties the closure writes.
  public mutating func writeObject(_ members: (inout JSONWriter) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    members(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes an array.
  public mutating func writeArray(_ elements: some Sequence<some JSONWritable>) {
    bytes.append(UInt8(ascii: "["))
    for element in elements {
      separate(from: UInt8(ascii: "["))
      element.write(to: &self)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func writeName(_ name: StaticString) {
    separate(from: UInt8(ascii: "{"))
    writeString(UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Writes a comma, except before the first part. A value never ends in an opening bracket, so the last byte shows
  /// whether this is the first one.
  private mutating func separate(from opening: UInt8) {
    if bytes.last != opening { bytes.append(UInt8(ascii: ",")) }
  }

  // MARK: Scalars

  /// Writes null for a value that JSON can't express, and remembers that the text must not be sent.
  public mutating func writeUnrepresentable() {
    hasUnrepresentableValue = true
    append("null")
  }

  /// Appends text that is already JSON.
  mutating func append(_ text: String) {
    bytes += text.utf8
  }

  /// Appends text that is already JSON.
  mutating func append(_ text: ArraySlice<UInt8>) {
    bytes += text
  }

  mutating func writeString(_ text: String) {
    var text = text
    text.withUTF8 { writeString(UnsafeRawBufferPointer($0)) }
  }

  private mutating func writeString(_ text: UnsafeRawBufferPointer) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for place in text.indices where Self.needsEscape(text[place]) {
      bytes += text[start..<place]
      writeEscape(text[place])
      start = place + 1
    }
    bytes += text[start...]
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func writeEscape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      append("u00")
      bytes.append(HexadecimalDigit.lowercase(byte >> 4))
      bytes.append(HexadecimalDigit.lowercase(byte))
    }
  }
}
