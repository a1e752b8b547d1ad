/// A string with a set of known values. A value that the server adds later is kept as it is, so it doesn't break
/// decoding.
///
/// ```swift
/// switch run.status {
/// case .completed: print("done")
/// case .failed, .failedRetryable: print("failed")
/// default: print("status: \(run.status.rawValue)")  // also for statuses that the server adds later
/// }
/// ```
public protocol OpenEnum: RawRepresentable<String>, Hashable, Codable, JSONReadable, JSONWritable, QueryValue,
  PathSegment, CustomStringConvertible
{
  /// Creates a value, known or not.
  init(rawValue: String)
  /// The values that the OpenAPI document lists, in its order.
  static var known: [Self] { get }
  /// What it means if a value isn't among the known ones; by default, that it is new.
  static var unlisted: UnlistedValues { get }
}

extension OpenEnum {
  /// By default, unlisted values are new.
  public static var unlisted: UnlistedValues { .new }
  /// Whether the OpenAPI document lists the value.
  public var isKnown: Bool { Self.known.contains(self) }
  /// The raw value.
  public var description: String { rawValue }
  /// The raw value.
  public var queryText: String { rawValue }

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
