import OperationCore

/// Where and why a response could not be decoded.
public struct DecodingFailure: Sendable, Hashable, CustomStringConvertible {
  /// The place in the response, as a JSON Pointer (RFC 6901). Names that the generated code doesn't ask for are printed
  /// as `…`.
  public let pointer: String
  /// What the client expected there.
  public let expected: String
  /// What the response has there instead.
  public let found: String
  /// The structure of the JSON around the place: the names that the generated code asks for, and no values. It ends
  /// where the text stops being JSON, and is empty if the text doesn't begin like an object or an array.
  public let excerpt: String
  /// The content type that the response declares.
  public let contentType: String?

  package init(pointer: String, expected: String, found: String, excerpt: String, contentType: String?) {
    self.pointer = pointer
    self.expected = expected
    self.found = found
    self.excerpt = excerpt
    self.contentType = contentType
  }

  /// The place, what was expected, what was found, and the JSON around it.
  public var description: String {
    var text = "at \(pointer.isEmpty ? "its beginning" : printable(pointer, limit: 200)), expected \(expected), "
    text += "found \(found)"
    return excerpt.isEmpty ? text : text + ", near \(excerpt)"
  }
}
