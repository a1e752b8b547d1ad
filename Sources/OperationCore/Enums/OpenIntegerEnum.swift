/// An integer with a set of known values. A value that the server adds later is kept as it is, so it doesn't break
/// decoding.
public protocol OpenIntegerEnum: RawRepresentable<Int>, Hashable, Codable, JSONReadable, JSONWritable, QueryValue,
  PathSegment, CustomStringConvertible
{
  /// Creates a value, known or not.
  init(rawValue: Int)
  /// The values that the OpenAPI document lists, in its order.
  static var known: [Self] { get }
  /// What it means if a value isn't among the known ones; by default, that it is new.
  static var unlisted: UnlistedValues { get }
}

extension OpenIntegerEnum {
  /// By default, unlisted values are new.
  public static var unlisted: UnlistedValues { .new }
  /// Whether the OpenAPI document lists the value.
  public var isKnown: Bool { Self.known.contains(self) }
  /// The raw value in decimal digits.
  public var description: String { String(rawValue) }
  /// The raw value in decimal digits.
  public var queryText: String { String(rawValue) }

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
