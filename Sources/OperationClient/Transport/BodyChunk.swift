// A piece of a body in whatever a transport keeps it. Most are only copied to somewhere else, to a file for example, and
// need not become an array for that.

/// A stretch of the bytes of a body.
package protocol BodyChunk: Sendable {
  /// The number of bytes.
  var count: Int { get }
  /// The bytes as an array.
  var array: [UInt8] { get }
  /// The bytes where they are.
  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
}

extension [UInt8]: BodyChunk {
  package var array: [UInt8] { self }
}
