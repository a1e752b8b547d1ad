/// An integer of which some values are known: one that the server adds later is kept as it is, so it breaks no decode.
public protocol OpenIntegerEnum: RawRepresentable<Int>, Hashable, Codable, JSONReadable, JSONWritable, QueryValue,
  PathSegment, CustomStringConvertible
{
  /// Any value, known or not.
  init(rawValue: Int)
  /// The values that the description lists, in its order.
  static var known: [Self] { get }
  /// What it means that a value isn't among them; by default that it is new.
  static var unlisted: UnlistedValues { get }
}

extension OpenIntegerEnum {
  /// New values.
  public static var unlisted: UnlistedValues { .new }
  /// Whether the description lists the value.
  public var isKnown: Bool { Self.known.contains(self) }
  /// The value in decimal digits.
  public var description: String { String(rawValue) }
  /// The value in decimal digits.
  public var queryText: String { String(rawValue) }
  /// The value in decimal digits.
  public var pathSegment: String { String(rawValue) }

  /// Reads any integer.
  public init(from json: inout JSONReader) throws(JSONError) {
    let offset = json.position
    let value = Self(rawValue: try Int(from: &json))
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
