/// A value of an API: it reads and writes itself as JSON, and by that can be compared, hashed, encoded, decoded and
/// printed.
///
/// Two values are equal when they write the same JSON. Synthesized conformances would take as much code again as all that a
/// model has besides.
public protocol APIValue: JSONReadable, JSONWritable, Hashable, Codable, TextOutputStreamable {}

/// A value of an API that is a JSON object.
public protocol APIObject: APIValue, JSONObjectReadable, JSONObjectWritable {}

extension APIValue {
  /// Whether both write the same JSON.
  public static func == (one: Self, other: Self) -> Bool {
    let (one, other) = (one.canonical, other.canonical)
    return one.hasUnrepresentableValue == other.hasUnrepresentableValue && one.bytes == other.bytes
  }

  /// Hashes the JSON that it writes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(canonical.bytes)
  }

  /// Prints the JSON that it writes: without secrets, and without what looks like one, as ``JSONValue`` prints.
  public func write(to target: inout some TextOutputStream) {
    var json = JSONWriter(for: .printing)
    write(to: &json)
    target.write(JSONValue(checked: json.bytes[...]).description)
  }

  private var canonical: JSONWriter {
    var json = JSONWriter(for: .comparing)
    write(to: &json)
    return json
  }
}
