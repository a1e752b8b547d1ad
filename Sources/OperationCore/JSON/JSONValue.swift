/// Any JSON value, for what an OpenAPI document leaves open. It stores the validated text and reads it on access.
///
/// ```swift
/// let config: JSONValue = ["bucket_name": "exports", "compression": nil]
/// config["bucket_name"]?.string  // "exports"
/// ```
///
/// Its description hides the values of properties whose names show that they are secret (``SensitiveName``), also in
/// JSON within a string, and the user and password of a URL; ``bytes`` and the accessors return everything.
///
/// Values that are read are nested no deeper than ``JSONReader/maximumDepth``. A program can nest deeper; comparing,
/// printing and encoding use nested calls, for which a few hundred more levels are no problem.
public struct JSONValue: Sendable {
  /// Valid JSON without surrounding white space. A part of a value shares its text.
  let text: ArraySlice<UInt8>
  /// Whether the text represents everything that was written: false if a number or date can't be expressed in JSON.
  let isRepresentable: Bool

  init(checked text: ArraySlice<UInt8>, isRepresentable: Bool = true) {
    self.text = text
    self.isRepresentable = isRepresentable
  }

  /// Creates the JSON of a value. NaN, infinity and dates that can't be expressed are null, and requests and encoders
  /// refuse such a value.
  public init(_ value: some JSONWritable) {
    var json = JSONWriter()
    value.write(to: &json)
    self.init(checked: json.bytes[...], isRepresentable: !json.hasUnrepresentableValue)
  }

  /// Null.
  public static let null = JSONValue(checked: Array("null".utf8)[...])

  /// The text of the value, as it was read.
  public var bytes: [UInt8] { Array(text) }

  /// Decodes the value as a type.
  ///
  /// - Parameter type: The type to decode; inferred by default.
  /// - Throws: A ``JSONError`` with the pointer to its position within the value, if the value isn't of that type.
  public func decode<T: JSONReadable>(as type: T.Type = T.self) throws(JSONError) -> T {
    do throws(JSONError) {
      return try read()
    } catch {
      throw error.located(in: bytes)
    }
  }

  private func read<T: JSONReadable>() throws(JSONError) -> T {
    try text.withBytes { (bytes) throws(JSONError) in try JSONReader.read(bytes) }
  }

  /// Decodes the value as a type. With `scalarsMayBeText`, integers and booleans may also be in strings, as `"5"` and
  /// `"True"`. An error has the pointer to its position
  /// within the value.
  package func decode<T: JSONReadable>(as type: T.Type, scalarsMayBeText: Bool) throws(JSONError) -> T {
    do throws(JSONError) {
      return try text.withBytes { (bytes) throws(JSONError) in
        try JSONReader.scan(bytes) { (json) throws(JSONError) in
          json.scalarsMayBeText = scalarsMayBeText
          return try T(from: &json)
        }
      }
    } catch {
      throw error.located(in: bytes)
    }
  }

  /// The kind of the value.
  public var kind: JSONKind { text.first.flatMap(JSONKind.init(firstByte:)) ?? .null }
  /// Whether the value is null.
  public var isNull: Bool { kind == .null }
  /// The string; nil for other values.
  public var string: String? { try? read() }
  /// The integer; nil for other values, and for integers that don't fit.
  public var int: Int? { try? read() }
  /// The number; nil for other values.
  public var double: Double? { try? read() }
  /// The boolean; nil for other values.
  public var bool: Bool? { try? read() }
}

/// Accessing the parts of a value. They share its text, so they aren't copied.
extension JSONValue {
  /// The elements of an array; nil for other values.
  public var array: [JSONValue]? {
    guard kind == .array else { return nil }
    var elements: [JSONValue] = []
    forEachPart { _, element in
      elements.append(element)
      return true
    }
    return elements
  }

  /// The properties of an object in the order of the text; nil for other values. A name that occurs more than once is
  /// listed each time.
  public var object: [(name: String, value: JSONValue)]? {
    guard kind == .object else { return nil }
    var members: [(name: String, value: JSONValue)] = []
    forEachPart { name, value in
      members.append((name ?? "", value))
      return true
    }
    return members
  }

  /// The first property with a name; nil if the value isn't an object or doesn't have it.
  public subscript(name: String) -> JSONValue? {
    guard kind == .object else { return nil }
    var found: JSONValue?
    forEachPart { partName, value in
      if partName == name { found = value }
      return found == nil
    }
    return found
  }

  /// The element at an index; nil if the value isn't an array or has no such element.
  public subscript(index: Int) -> JSONValue? {
    guard kind == .array else { return nil }
    var (found, place): (JSONValue?, Int) = (nil, 0)
    forEachPart { _, value in
      if place == index { found = value }
      place += 1
      return found == nil
    }
    return found
  }

  /// Calls the closure with each element, or with each property and its name, until it returns false.
  private func forEachPart(_ body: (_ name: String?, _ value: JSONValue) -> Bool) {
    // The text was validated when the value was created, so there is no error to hide.
    try? text.withBytes { (bytes) throws(JSONError) in
      try JSONReader.scan(bytes) { (json) throws(JSONError) in
        try json.forEachPart { name, range in
          let part = text[text.startIndex + range.lowerBound..<text.startIndex + range.upperBound]
          return body(name, JSONValue(checked: part, isRepresentable: isRepresentable))
        }
      }
    }
  }
}

extension JSONValue: JSONReadable, JSONWritable {
  /// Reads any value and stores its text.
  public init(from json: inout JSONReader) throws(JSONError) {
    let start = json.position
    try json.skipValue()
    self.init(checked: Array(json.bytes[start..<json.position])[...])
  }

  /// Writes the text as it was read.
  public func write(to json: inout JSONWriter) {
    if json.purpose == .comparing { writeCanonical(to: &json) } else { json.append(text) }
    if !isRepresentable { json.hasUnrepresentableValue = true }
  }
}

extension JSONReader {
  /// Calls the closure with the name and the range of each part of an array or object, until it returns false.
  fileprivate mutating func forEachPart(_ body: (String?, Range<Int>) -> Bool) throws(JSONError) {
    guard byte == UInt8(ascii: "{") else {
      var isWanted = true
      return try readArray { (json) throws(JSONError) in
        let start = json.position
        try json.skipCheckedValue()
        if isWanted { isWanted = body(nil, start..<json.position) }
      }
    }
    let outer = try openObject()
    while !object.isRead {
      let name = string(try scanName())
      let start = position
      try skipCheckedValue()
      guard body(name, start..<position) else { return }
      try leaveMember()
    }
    closeObject(outer)
  }
}
