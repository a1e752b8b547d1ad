/// A value that can be read from JSON.
public protocol JSONReadable: Sendable {
  /// Reads a value. The reader is at its first byte before, and after its last byte afterwards.
  init(from json: inout JSONReader) throws(JSONError)
}

/// A value that can be read from the properties of a JSON object.
///
/// The reader handles braces, commas and the properties that the type doesn't ask for.
public protocol JSONObjectReadable: JSONReadable {
  /// Reads the properties, in the order that suits the type; their order in the text doesn't matter.
  init(members json: inout JSONReader) throws(JSONError)
}

extension JSONReadable {
  /// Reads a value from a whole JSON text.
  ///
  /// - Throws: A ``JSONError`` with a pointer to its position, if the text isn't such a value or if anything but white
  ///   space follows the value.
  public init(json bytes: [UInt8]) throws(JSONError) {
    do throws(JSONError) {
      self = try bytes.withBytes { (bytes) throws(JSONError) in try JSONReader.read(bytes) }
    } catch {
      throw error.located(in: bytes)
    }
  }

  /// Reads a value from a whole JSON text.
  ///
  /// - Throws: A ``JSONError`` with a pointer to its position, if the text isn't such a value or if anything but white
  ///   space follows the value.
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
