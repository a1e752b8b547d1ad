/// The body of a request: its content type, and the value that its bytes are made of.
public struct RequestBody: Sendable {
  /// What the bytes of a body are made of.
  public enum Content: Sendable {
    /// A value that is written as JSON.
    case json(any JSONWritable)
    /// Bytes that are sent unchanged.
    case bytes([UInt8])
  }

  /// The reason why a body can't be sent.
  public enum EncodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The body holds a value that JSON can't represent.
    case unrepresentableValue

    /// A human-readable sentence.
    public var description: String {
      "The body has NaN, infinity or a date outside the years 0000 to 9999, which can't be sent."
    }
  }

  /// The value of the `Content-Type` field.
  public let contentType: String
  /// What the bytes are made of.
  public let content: Content

  private init(_ contentType: String, _ content: Content) {
    self.contentType = contentType
    self.content = content
  }

  /// A JSON body.
  public static func json(_ value: some JSONWritable) -> RequestBody {
    RequestBody("application/json", .json(value))
  }

  /// A body of any content type, whose bytes are sent unchanged.
  public static func bytes(_ bytes: [UInt8], contentType: String) -> RequestBody {
    RequestBody(contentType, .bytes(bytes))
  }

  /// Returns the bytes of the body. The same body always gives the same bytes.
  ///
  /// - Throws: An ``EncodingError`` if the content can't represent a value.
  public func encoded() throws(EncodingError) -> [UInt8] {
    switch content {
    case .json(let value):
      var json = JSONWriter()
      value.write(to: &json)
      guard !json.hasUnrepresentableValue else { throw .unrepresentableValue }
      return json.bytes
    case .bytes(let bytes): return bytes
    }
  }
}
