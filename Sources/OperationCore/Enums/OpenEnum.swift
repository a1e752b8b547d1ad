/// A string of which some values are known: one that the server adds later is kept as it is, so it breaks no decode.
public protocol OpenEnum: RawRepresentable<String>, Hashable, Codable, JSONReadable, JSONWritable, QueryValue,
  PathSegment, CustomStringConvertible
{
  /// Any value, known or not.
  init(rawValue: String)
  /// The values that the description lists, in its order.
  static var known: [Self] { get }
  /// What it means that a value isn't among them; by default that it is new.
  static var unlisted: UnlistedValues { get }
}

extension OpenEnum {
  /// New values.
  public static var unlisted: UnlistedValues { .new }
  /// Whether the description lists the value.
  public var isKnown: Bool { Self.known.contains(self) }
  /// The value.
  public var description: String { rawValue }
  /// The value.
  public var queryText: String { rawValue }
  /// The value.
  public var pathSegment: String { rawValue }

  /// Reads any string.
  public init(from json: inout JSONReader) throws(JSONError) {
    let offset = json.position
    let value = Self(rawValue: try String(from: &json))
    guard json.takes(Self.unlisted, unless: value.isKnown) else {
      throw json.malformed("a known value", "another one", at: offset)
    }
    json.note(value.rawValue, of: Self.self, at: offset) {
      Self.unlisted == .allowed || value.isKnown
    }
    self = value
  }

  /// Writes the value.
  public func write(to json: inout JSONWriter) {
    rawValue.write(to: &json)
  }
}
