extension Array: JSONReadable where Element: JSONReadable {
  /// Reads an array.
  public init(from json: inout JSONReader) throws(JSONError) {
    var elements: [Element] = []
    try json.readArray { (json) throws(JSONError) in elements.append(try Element(from: &json)) }
    self = elements
  }
}

extension Array: JSONWritable where Element: JSONWritable {
  /// Writes an array.
  public func write(to json: inout JSONWriter) {
    json.writeArray(self)
  }
}

extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
  /// Reads an object as a dictionary. A name that occurs more than once is an error.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.readMap()
  }
}

extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
  /// Writes an object whose properties are sorted by name.
  public func write(to json: inout JSONWriter) {
    json.writeObject { $0.writeMembers(of: self) }
  }
}

extension Optional: JSONReadable where Wrapped: JSONReadable {
  /// Reads null as nil.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.skipNull() ? nil : try Wrapped(from: &json)
  }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
  /// Writes nil as null.
  public func write(to json: inout JSONWriter) {
    if let self { self.write(to: &json) } else { json.append("null") }
  }
}
