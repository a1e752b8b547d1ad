/// Reads JSON (RFC 8259) from bytes straight into the values that are asked for.
///
/// A type with members asks for them one after the other: `id = try json.required("id")`. The reader expects the member
/// that is asked for to be the next in the text, as it nearly always is. One that is not is checked, passed over and
/// remembered by its place, so members may come in any order and one member may decide the type of another.
///
/// The reader is strict: text has to be valid UTF-8, numbers and escapes have to follow the grammar, also in what nobody
/// asks for. A member that is asked for, and any of a map, must not have a second one of its name beside it: readers disagree
/// on which of them counts. After an error the reader is of no further use.
///
/// Where the caller collects what was lost (``Drift``), an optional property that can't be read is nil and noted. Where
/// nobody would hear of it, it is an error, as it is for a required property and in a value that is one of several shapes.
///
/// Time and memory are bounded by the size of the text, times ``maximumDepth`` where an object at each level is passed
/// over before it is read.
public struct JSONReader: ~Copyable {
  /// How deep arrays and objects may be nested.
  ///
  /// A type that holds its own kind is read by calls within calls, two kilobytes a level in a debug build. Threads other
  /// than the main one have half a megabyte of stack on Apple's systems, which a hostile text must not exhaust.
  public static let maximumDepth = 128

  /// The whole text. Valid for the reader's life only: a reader is made inside `withUnsafeBytes`, is not copyable, and
  /// is handed out as `inout`, so it can't outlive the closure.
  let bytes: UnsafeRawBufferPointer
  /// Between two calls it stands on the first byte of a value, or behind the last byte of one.
  var position = 0
  /// The furthest place from which it went back to a member that it had passed over, since the attempt in hand began.
  var furthest = 0
  var depth = 0
  /// The innermost object that is being read.
  var object = OpenObject()
  var passed = PassedMembers()
  /// How much attempts to read a value as a type have read in vain.
  var attemptedBytes = 0
  /// Whether an optional property that can't be read is an error: nobody collects what was lost, or the value is read to
  /// find out if it is of a type.
  var isStrict: Bool
  /// Which values of open enums are taken.
  var enumValues = EnumValues.all
  /// Whether integers and truth values may stand in strings too, as `"5"` and `"True"`.
  var scalarsMayBeText = false
  /// Collects what was lost and, when somebody wants to know, what no type knows.
  var drift: Drift
  /// Whether somebody wants to know what no type knows.
  let notesUnknown: Bool
  /// Whether somebody wants to know which members are asked for.
  let notesAskedNames: Bool

  private init(_ bytes: UnsafeRawBufferPointer, noting drift: Drift? = nil) {
    self.bytes = bytes
    isStrict = drift == nil
    self.drift = drift ?? Drift(includesUnknown: false)
    notesUnknown = drift?.includesUnknown == true
    notesAskedNames = drift?.askedNames != nil
    skipSpace()
  }

  /// Reads the one value of a whole text; anything but white space behind it is an error.
  public static func read<T: JSONReadable>(_ bytes: UnsafeRawBufferPointer) throws(JSONError) -> T {
    var reader = JSONReader(bytes)
    let value = try T(from: &reader)
    try reader.finish()
    return value
  }

  /// Reads the one value of a whole text and adds to `drift` what was lost and what no type knows.
  public static func read<T: JSONReadable>(
    _ bytes: UnsafeRawBufferPointer, noting drift: inout Drift
  ) throws(JSONError) -> T {
    var reader = JSONReader(bytes, noting: drift)
    do throws(JSONError) {
      let value = try T(from: &reader)
      try reader.finish()
      drift = reader.drift
      drift.locate(in: bytes)
      return value
    } catch {
      drift.askedNames = reader.drift.askedNames
      throw error
    }
  }

  /// Gives a reader to a closure, for uses that read a part of a text.
  static func scan<Result>(
    _ bytes: UnsafeRawBufferPointer, _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    var reader = JSONReader(bytes)
    return try body(&reader)
  }

  private mutating func finish() throws(JSONError) {
    skipSpace()
    guard position == bytes.count else { throw unexpected("the end of the text") }
  }

  /// The kind of the value that comes next; nil where none begins.
  public var kind: JSONKind? {
    JSONKind(firstByte: byte)
  }

  /// The byte at the reader's place; 0, which no valid text holds, at the end.
  var byte: UInt8 {
    @inline(__always) get { position < bytes.count ? bytes[position] : 0 }
  }

  @inline(__always)
  mutating func skipSpace() {
    // Servers that write compact JSON leave nothing to skip: one comparison.
    if byte <= 0x20 { skipSomeSpace() }
  }

  private mutating func skipSomeSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  mutating func enterNested() throws(JSONError) {
    guard depth < Self.maximumDepth else {
      throw JSONError(offset: position, .tooDeep(limit: Self.maximumDepth))
    }
    depth += 1
    position += 1
    skipSpace()
  }

  mutating func leaveNested() {
    depth -= 1
    position += 1
  }
}
