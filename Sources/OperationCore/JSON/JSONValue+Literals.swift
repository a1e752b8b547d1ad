extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Creates a string.
  public init(stringLiteral value: String) { self.init(value) }
  /// Creates an integer.
  public init(integerLiteral value: Int) { self.init(value) }
  /// Creates a number.
  public init(floatLiteral value: Double) { self.init(value) }
  /// Creates a boolean.
  public init(booleanLiteral value: Bool) { self.init(value) }
  /// Creates null.
  public init(nilLiteral: ()) { self = .null }
  /// Creates an array.
  public init(arrayLiteral elements: JSONValue...) { self.init(elements) }
  /// Creates an object with its properties in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    var json = JSONWriter()
    json.writeObject { json in
      for (name, value) in elements { json.writeMember(name, value) }
    }
    self.init(checked: json.bytes[...])
  }
}
