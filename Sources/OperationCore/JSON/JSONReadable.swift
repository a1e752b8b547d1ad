/// A value that reads itself from JSON.
public protocol JSONReadable: Sendable {
  /// Reads one value; the reader stands on its first byte and is left behind its last.
  init(from json: inout JSONReader) throws(JSONError)
}

/// A value that reads itself from the members of a JSON object.
///
/// Braces, commas and the members that nobody asks for are the reader's business.
public protocol JSONObjectReadable: JSONReadable {
  /// Reads the members, in the order that suits the type; their order in the text doesn't matter.
  init(members json: inout JSONReader) throws(JSONError)
}

extension JSONReadable {
  /// Reads a whole text; anything but white space behind the value is an error. An error has the pointer to its place.
  public init(json bytes: [UInt8]) throws(JSONError) {
    do throws(JSONError) {
      self = try bytes.withBytes { (bytes) throws(JSONError) in try JSONReader.read(bytes) }
    } catch {
      throw error.located(in: bytes)
    }
  }

  /// Reads a whole text; anything but white space behind the value is an error. An error has the pointer to its place.
  public init(json text: String) throws(JSONError) {
    self = try Self(json: Array(text.utf8))
  }
}

extension [UInt8] {
  /// `withUnsafeBytes` with a typed error.
  func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    try withUnsafeBufferPointer { (buffer) throws(JSONError) in try body(UnsafeRawBufferPointer(buffer)) }
  }
}

extension ArraySlice<UInt8> {
  /// `withUnsafeBytes` with a typed error.
  func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    try withUnsafeBufferPointer { (buffer) throws(JSONError) in try body(UnsafeRawBufferPointer(buffer)) }
  }
}
