/// Reads JSON (RFC 8259) from bytes directly into the requested values.
///
/// A type asks for its properties one after the other: `id = try json.required("id")`. The reader expects each
/// requested property to be the next one in the text, as it nearly always is. A property found out of order is
/// validated, skipped and remembered, so properties can arrive in any order and one can determine the type of another.
///
/// The reader is strict: text must be valid UTF-8, and numbers and escapes must follow the grammar, even in values that
/// nothing asks for. A property that is asked for, and any of a map, must not occur twice: readers disagree on which of
/// the two counts. After an error, the reader can't be used any more.
///
/// If the caller collects what was lost (``UnrecognizedContent``), an optional property that can't be read is nil and recorded.
/// Otherwise the loss would go unnoticed, so it is an error, as it always is for a required property and in a value
/// that has one of several shapes.
///
/// Time and memory are bounded by the size of the text, times ``maximumDepth`` if an object at each level is skipped
/// before it is read.
public struct JSONReader: ~Copyable {
  /// The maximum nesting depth of arrays and objects.
  ///
  /// A type that contains itself is read by nested calls, which take two kilobytes per level in a debug build. On Apple
  /// platforms, threads other than the main one have half a megabyte of stack, which a hostile text must not exhaust.
  public static let maximumDepth = 128

  /// The whole text. It is valid only during the reader's lifetime: a reader is created inside `withUnsafeBytes`, isn't
  /// copyable, and is passed as `inout`, so it can't outlive the closure.
  let bytes: UnsafeRawBufferPointer
  /// The current position. Between two calls it is at the first byte of a value, or after the last byte of one.
  var position = 0
  /// The furthest position from which it went back to a skipped property since the current attempt began.
  var furthest = 0
  var depth = 0
  /// The innermost object that is being read.
  var object = OpenObject()
  var passed = PassedMembers()
  /// The number of bytes that failed attempts have read.
  var attemptedBytes = 0
  /// Whether an optional property that can't be read is an error, because nothing collects what was lost or because the
  /// value is read to find out whether it is of a type.
  var isStrict: Bool
  /// Which values of open enums are accepted.
  var enumValues = EnumValues.all
  /// Whether integers and booleans may also be in strings, as `"5"` and `"True"`.
  var scalarsMayBeText = false
  /// Collects what was lost and, if the caller wants it, what no type knows.
  var unrecognized: UnrecognizedContent
  /// Whether the caller wants to know what no type knows.
  let notesUnknown: Bool
  /// Whether the caller wants to know which properties are asked for.
  let notesAskedNames: Bool

  private init(_ bytes: UnsafeRawBufferPointer, noting unrecognized: UnrecognizedContent? = nil) {
    self.bytes = bytes
    isStrict = unrecognized == nil
    self.unrecognized = unrecognized ?? UnrecognizedContent(includesUnknown: false)
    notesUnknown = unrecognized?.includesUnknown == true
    notesAskedNames = unrecognized?.askedNames != nil
    skipSpace()
  }

  /// Reads a value from a whole text.
  ///
  /// - Throws: A ``JSONError`` if the text isn't such a value or if anything but white space follows it.
  public static func read<T: JSONReadable>(_ bytes: UnsafeRawBufferPointer) throws(JSONError) -> T {
    var reader = JSONReader(bytes)
    let value = try T(from: &reader)
    try reader.finish()
    return value
  }

  /// Reads a value from a whole text, and adds to `unrecognized` what was lost and what no type knows.
  ///
  /// - Throws: A ``JSONError`` if the text isn't such a value or if anything but white space follows it.
  public static func read<T: JSONReadable>(
    _ bytes: UnsafeRawBufferPointer, noting unrecognized: inout UnrecognizedContent
  ) throws(JSONError) -> T {
    var reader = JSONReader(bytes, noting: unrecognized)
    do throws(JSONError) {
      let value = try T(from: &reader)
      try reader.finish()
      unrecognized = reader.unrecognized
      unrecognized.locate(in: bytes)
      return value
    } catch {
      unrecognized.askedNames = reader.unrecognized.askedNames
      throw error
    }
  }

  /// Passes a reader to a closure, for uses that read part of a text.
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

  /// The kind of the next value; nil if no value begins here.
  public var kind: JSONKind? {
    JSONKind(firstByte: byte)
  }

  /// The byte at the reader's position; 0, which no valid text contains, at the end.
  var byte: UInt8 {
    @inline(__always) get { position < bytes.count ? bytes[position] : 0 }
  }

  @inline(__always)
  mutating func skipSpace() {
    // Servers that write compact JSON leave nothing to skip, which takes one comparison.
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
