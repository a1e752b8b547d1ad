/// A piece of a body in the transport's own representation. Most pieces are only copied somewhere else, to a file for
/// example, and needn't become an array for that.
package protocol BodyChunk: Sendable {
  /// The number of bytes.
  var count: Int { get }
  /// The bytes as an array.
  var array: [UInt8] { get }
  /// Calls `body` with the bytes in place.
  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
}

extension [UInt8]: BodyChunk {
  package var array: [UInt8] { self }
}
