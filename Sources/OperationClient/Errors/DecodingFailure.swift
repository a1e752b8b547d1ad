// Where a body is not what its status promises.

import OperationCore

/// Where and why a response could not be read.
public struct DecodingFailure: Sendable, Hashable, CustomStringConvertible {
  /// The place in the response, as a JSON Pointer (RFC 6901). Names that this library does not ask for read `…`.
  public let pointer: String
  /// What the client expected there.
  public let expected: String
  /// What it found.
  public let found: String
  /// The structure of the text around the place: the names that this library asks for, and no values. It ends where the
  /// text stops being JSON, and is empty when the text does not begin like an object or an array.
  public let excerpt: String
  /// What the response said it is.
  public let contentType: String?

  package init(pointer: String, expected: String, found: String, excerpt: String, contentType: String?) {
    self.pointer = pointer
    self.expected = expected
    self.found = found
    self.excerpt = excerpt
    self.contentType = contentType
  }

  /// Where, what was expected, what was found, and the text around it.
  public var description: String {
    var text = "at \(pointer.isEmpty ? "its beginning" : printable(pointer, limit: 200)), expected \(expected), "
    text += "found \(found)"
    return excerpt.isEmpty ? text : text + ", near \(excerpt)"
  }
}
