/// A value of an API that reads and writes itself as JSON. From that follow comparing, hashing, encoding, decoding and
/// printing it.
///
/// Two values are equal if they write the same JSON. Synthesized conformances would take as much code again as the rest
/// of a model.
public protocol APIValue: JSONReadable, JSONWritable, Hashable, Codable, TextOutputStreamable {}

/// A value of an API that is a JSON object.
public protocol APIObject: APIValue, JSONObjectReadable, JSONObjectWritable {}

extension APIValue {
  /// Whether both values write the same JSON.
  public static func == (one: Self, other: Self) -> Bool {
    let (one, other) = (one.canonical, other.canonical)
    return one.hasUnrepresentableValue == other.hasUnrepresentableValue && one.bytes == other.bytes
  }

  /// Hashes the JSON that the value writes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(canonical.bytes)
  }

  /// Prints the JSON that the value writes, without secrets and without values that look like secrets, as ``JSONValue``
  /// does.
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
