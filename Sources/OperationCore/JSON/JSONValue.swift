/// Any JSON value, for what the description leaves free. It keeps the text, checked, and reads it when it is asked.
public struct JSONValue: Sendable {
  /// The text of the value, valid JSON without white space around it.
  public let bytes: [UInt8]

  private init(_ value: some JSONWritable) {
    bytes = value.jsonBytes
  }

  /// Null.
  public static var null: Self { Self(Bool?.none) }

  /// The kind of the value.
  public var kind: JSONKind {
    bytes.first.flatMap(JSONKind.init(firstByte:)) ?? .null
  }

  /// Reads the value as a type.
  public func decode<T: JSONReadable>(as type: T.Type = T.self) throws(JSONError) -> T {
    try T(json: bytes)
  }

  /// The value written as JSON.
  public static func encoding(_ value: some JSONWritable) -> Self { Self(value) }

  /// The string, when it is one.
  public var string: String? { try? decode() }
  /// The integer, when it is one.
  public var int: Int? { try? decode() }
  /// The number, when it is one.
  public var double: Double? { try? decode() }
  /// The truth value, when it is one.
  public var bool: Bool? { try? decode() }
  /// The elements, when it is an array.
  public var array: [JSONValue]? { try? decode() }
  /// The members in the order of the text, when it is an object.
  public var object: [(name: String, value: JSONValue)]? {
    (try? decode(as: [String: JSONValue].self)).map { $0.map { (name: $0.key, value: $0.value) } }
  }
  /// Whether it is null.
  public var isNull: Bool { kind == .null }

  /// The member of an object; nil when there is none.
  public subscript(name: String) -> JSONValue? { object?.first { $0.name == name }?.value }
  /// The element of an array; nil when there is none.
  public subscript(index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}

extension JSONValue: JSONReadable, JSONWritable {
  /// Reads any value and keeps its text.
  public init(from json: inout JSONReader) throws(JSONError) {
    let start = json.position
    try json.skipValue()
    bytes = Array(json.bytes[start..<json.position])
  }

  /// Writes the text as it was read.
  public func write(to json: inout JSONWriter) {
    json.append(bytes)
  }
}

extension JSONValue: Hashable, CustomStringConvertible {
  /// The text, with the values of sensitive members hidden.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self.init(value) }
  /// An integer.
  public init(integerLiteral value: Int) { self.init(value) }
  /// A number.
  public init(floatLiteral value: Double) { self.init(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self.init(value) }
  /// Null.
  public init(nilLiteral: ()) { self.init(Bool?.none) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self.init(elements) }
  /// An object with its members in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(Dictionary(elements, uniquingKeysWith: { first, _ in first }))
  }
}
