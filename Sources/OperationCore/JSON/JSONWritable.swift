/// A value that can be written as JSON.
public protocol JSONWritable: Sendable {
  /// Writes exactly one value.
  func write(to json: inout JSONWriter)
}

/// A value that can be written as the properties of a JSON object.
public protocol JSONObjectWritable: JSONWritable {
  /// Writes the properties; the writer adds braces and commas.
  func write(members json: inout JSONWriter)
}

extension JSONObjectWritable {
  /// Writes the properties in braces.
  public func write(to json: inout JSONWriter) {
    json.writeObject { write(members: &$0) }
  }
}

extension JSONWritable {
  /// The value as JSON text in UTF-8. The same value always gives the same bytes.
  public var jsonBytes: [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    return json.bytes
  }

  /// The value as JSON text.
  public var jsonText: String {
    String(decoding: jsonBytes, as: UTF8.self)
  }
}
