/// Any JSON value, for what a description leaves free. It keeps the text, checked, and reads it when it is asked.
///
/// Its description hides the values of members whose names tell that they are secret (``SensitiveName``), also in JSON
/// within a string, and user and password of a URL; ``bytes`` and the accessors give everything.
///
/// What is read nests no deeper than ``JSONReader/maximumDepth``. A program can nest deeper; comparing, printing and encoding
/// go down by calls within calls, which a few hundred levels more don't hurt.
public struct JSONValue: Sendable {
  /// Valid JSON without white space around it. A part of a value shares its text.
  let text: ArraySlice<UInt8>
  /// Whether the text stands for all that was written: false where a number or date has no JSON.
  let isRepresentable: Bool

  init(checked text: ArraySlice<UInt8>, isRepresentable: Bool = true) {
    self.text = text
    self.isRepresentable = isRepresentable
  }

  /// The value that a writable value writes. NaN, infinity and dates that have no form are null, and a request or an
  /// encoder refuses them all the same.
  public init(_ value: some JSONWritable) {
    var json = JSONWriter()
    value.write(to: &json)
    self.init(checked: json.bytes[...], isRepresentable: !json.hasUnrepresentableValue)
  }

  /// Null.
  public static let null = JSONValue(checked: Array("null".utf8)[...])

  /// The text of the value, as it was read.
  public var bytes: [UInt8] { Array(text) }

  /// Reads the value as a type. An error has the pointer to its place within the value.
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

  /// Reads the value as a type. With `scalarsMayBeText` integers and truth values may stand in strings, as `"5"` and
  /// `"True"`. An error has the pointer to its place within the value.
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
  /// Whether it is null.
  public var isNull: Bool { kind == .null }
  /// The string, when it is one.
  public var string: String? { try? read() }
  /// The integer, when it is one that fits.
  public var int: Int? { try? read() }
  /// The number, when it is one.
  public var double: Double? { try? read() }
  /// The truth value, when it is one.
  public var bool: Bool? { try? read() }
}

/// Parts of a value share its text, so each is found and not copied.
extension JSONValue {
  /// The elements, when it is an array.
  public var array: [JSONValue]? {
    guard kind == .array else { return nil }
    var elements: [JSONValue] = []
    forEachPart { _, element in
      elements.append(element)
      return true
    }
    return elements
  }

  /// The members in the order of the text, when it is an object. A name that occurs again is listed again.
  public var object: [(name: String, value: JSONValue)]? {
    guard kind == .object else { return nil }
    var members: [(name: String, value: JSONValue)] = []
    forEachPart { name, value in
      members.append((name ?? "", value))
      return true
    }
    return members
  }

  /// The first member of that name; nil when it is no object or has none.
  public subscript(name: String) -> JSONValue? {
    guard kind == .object else { return nil }
    var found: JSONValue?
    forEachPart { partName, value in
      if partName == name { found = value }
      return found == nil
    }
    return found
  }

  /// An element by its place; nil when it is no array or has none there.
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

  /// Calls the closure with each element, or member and its name, until it says false.
  private func forEachPart(_ body: (_ name: String?, _ value: JSONValue) -> Bool) {
    // The text was checked when the value was made: there is no error to hide.
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
  /// Reads any value and keeps its text.
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
  /// Calls the closure with the name and the place of each part of an array or object, until it says false.
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
