public import OperationCore

/// The change of one property of a batch export.
public struct PropertyChange: Hashable, Codable, Sendable {
  /// The path of the property in the API's JSON, such as `destination.config.prefix`.
  public let property: String
  /// The value that the server has; null if it has none, or if the export is to be created.
  public let before: JSONValue
  /// The value that the server is to have.
  public let after: JSONValue
}

extension PropertyChange: JSONObjectReadable, JSONObjectWritable {
  /// Reads the properties of an object.
  public init(members json: inout JSONReader) throws(JSONError) {
    property = try json.required("property")
    before = try json.optional("before") ?? .null
    after = try json.optional("after") ?? .null
  }

  /// Writes the properties of an object.
  public func write(members json: inout JSONWriter) {
    json.write("property", property)
    json.write("before", before)
    json.write("after", after)
  }
}
