/// A secret text: it prints as `<redacted>` in every way that Swift prints values.
public struct Secret: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The text itself. The name shows readers of code where a secret is exposed.
  public let exposedValue: String

  /// Creates a secret.
  public init(_ value: String) {
    exposedValue = value
  }

  /// Creates a secret from a literal.
  public init(stringLiteral value: String) {
    exposedValue = value
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `<redacted>`
  public var description: String { "<redacted>" }
  /// `<redacted>`
  public var debugDescription: String { "<redacted>" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret: JSONReadable, JSONWritable {
  /// Reads a string.
  public init(from json: inout JSONReader) throws(JSONError) {
    exposedValue = try String(from: &json)
  }

  /// Writes the text itself, or `<redacted>` into text that is only printed.
  public func write(to json: inout JSONWriter) {
    (json.purpose == .printing ? description : exposedValue).write(to: &json)
  }
}
