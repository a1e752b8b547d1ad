/// Writes JSON without white space, members in the order in which they are written.
///
/// JSON has no NaN and no infinity: such a number is written as null, and ``hasNonFiniteNumber`` tells a sender to refuse
/// the text.
public struct JSONWriter: Sendable {
  /// The text so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Whether a number was NaN or infinite.
  public internal(set) var hasNonFiniteNumber = false

  /// An empty text.
  public init() {}

  /// Writes a member; nothing when the value is nil.
  public mutating func write(_ name: StaticString, _ value: (some JSONWritable)?) {
    guard let value else { return }
    writeName(name)
    value.write(to: &self)
  }

  /// Writes a member of a change: nothing, null or a value.
  public mutating func write(_ name: StaticString, _ value: Patch<some JSONWritable>) {
    switch value {
    case .keep: break
    case .clear: writeNull(name)
    case .set(let value): write(name, value)
    }
  }

  /// Writes a member that is null.
  public mutating func writeNull(_ name: StaticString) {
    writeName(name)
    append("null")
  }

  /// Writes the members of a map in the order of their names.
  public mutating func writeMembers(of map: [String: some JSONWritable]) {
    for (name, value) in map.sorted(by: { $0.key < $1.key }) {
      separate(from: UInt8(ascii: "{"))
      writeString(name)
      bytes.append(UInt8(ascii: ":"))
      value.write(to: &self)
    }
  }

  /// Writes an object whose members the closure writes.
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
    writeString("\(name)")
    bytes.append(UInt8(ascii: ":"))
  }

  /// A value never ends in an opening bracket, so the last byte tells whether this is the first one.
  private mutating func separate(from opening: UInt8) {
    if bytes.last != opening { bytes.append(UInt8(ascii: ",")) }
  }

  mutating func append(_ text: String) {
    bytes += text.utf8
  }

  mutating func append(_ text: some Sequence<UInt8>) {
    bytes += text
  }

  mutating func writeString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
        bytes += String(byte, radix: 16).utf8
      default:
        bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
