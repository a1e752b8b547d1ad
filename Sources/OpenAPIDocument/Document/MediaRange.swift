/// A media type without its parameters, or a range of media types such as `image/*`.
public struct MediaRange: Hashable, Sendable {
  /// The name in lower case, such as `application/json`.
  public let name: String

  /// Creates a range from its name, with or without parameters.
  public init(_ text: String) {
    name = text.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
  }

  /// Whether the content is JSON, by its name or its structured syntax suffix (RFC 6839), or may be of any type, which
  /// generated code takes for JSON.
  public var isJSON: Bool {
    ["application/json", "application/*", "*/*"].contains(name) || name.hasSuffix("+json")
  }

  /// Whether the content is XML.
  public var isXML: Bool { name.hasSuffix("/xml") || name.hasSuffix("+xml") }
}
