/// A property of a request body. The server distinguishes absent from null.
enum Field<Value> {
  case absent
  case null
  case value(Value)

  var value: Value? { if case .value(let value) = self { value } else { nil } }
  var isAbsent: Bool { if case .absent = self { true } else { false } }

  /// Returns the value to store: an absent property keeps the existing value.
  func or(_ existing: Value?) -> Value? {
    switch self {
    case .absent: existing
    case .null: nil
    case .value(let value): value
    }
  }

  func map<Other>(_ convert: (Value) -> Other) -> Field<Other> {
    switch self {
    case .absent: .absent
    case .null: .null
    case .value(let value): .value(convert(value))
    }
  }
}

/// Reads the properties of a request body, and throws an error with the name of an invalid one.
struct Fields {
  let object: JSONObject
  /// The prefix of the names of nested properties, such as `file__`.
  var prefix = ""

  func name(_ key: String) -> String { prefix + key }

  private func field<Value>(
    _ key: String, nullable: Bool, _ expected: String, code: String = "invalid_input", _ convert: (JSON) -> Value?
  ) throws(APIError) -> Field<Value> {
    switch object[key] {
    case nil: return .absent
    case .null?:
      guard nullable else { throw .invalid(name(key), "This field may not be null.", code: "null") }
      return .null
    case let json?:
      guard let value = convert(json) else { throw .invalid(name(key), "\(expected) was expected.", code: code) }
      return .value(value)
    }
  }

  /// Reads text, without surrounding white space. A number is converted to text.
  func string(_ key: String, nullable: Bool = false, blank: Bool = false) throws(APIError) -> Field<String> {
    let field = try field(key, nullable: nullable, "Text", \.lenientText)
    if case .value("") = field, !blank {
      throw .invalid(name(key), "This field may not be blank.", code: "blank")
    }
    return field
  }

  func bool(_ key: String, nullable: Bool = false) throws(APIError) -> Field<Bool> {
    try field(key, nullable: nullable, "A boolean", \.lenientBool)
  }

  func integer(
    _ key: String, nullable: Bool = false, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(APIError) -> Field<Int> {
    let field = try field(key, nullable: nullable, "An integer", \.lenientInteger)
    if case .value(let number) = field {
      if number < range.lowerBound {
        throw .invalid(name(key), "The least value is \(range.lowerBound).", code: "min_value")
      }
      if number > range.upperBound {
        throw .invalid(name(key), "The greatest value is \(range.upperBound).", code: "max_value")
      }
    }
    return field
  }

  /// Reads the number of another resource, which may be null.
  func reference(_ key: String) throws(APIError) -> Field<Int> {
    try field(key, nullable: true, "A number", code: "incorrect_type", \.lenientInteger)
  }

  func choice<Choice: RawRepresentable<String>>(
    _ key: String, of _: Choice.Type = Choice.self, nullable: Bool = false
  ) throws(APIError) -> Field<Choice> {
    switch try field(key, nullable: nullable, "A choice", { $0 }) {
    case .absent: return .absent
    case .null: return .null
    case .value(let json):
      guard let choice = json.string.flatMap(Choice.init) else {
        throw .invalidChoice(name(key), json.string ?? json.text)
      }
      return .value(choice)
    }
  }

  /// Reads a date-time. A day means its midnight, and a value without an offset is UTC.
  func instant(_ key: String, nullable: Bool = false) throws(APIError) -> Field<Timestamp> {
    try field(key, nullable: nullable, "A date and time in ISO 8601") { json in
      switch json.string.flatMap(DateText.init) {
      case .instant(let time)?, .naive(let time)?: time
      case .day(let day)?: Timestamp(day: day)
      case nil: nil
      }
    }
  }

  func object(_ key: String, nullable: Bool = false) throws(APIError) -> Field<JSONObject> {
    let field = try self.json(key, nullable: nullable)
    if let json = field.value, json.object == nil {
      throw .invalid(name(key) + "__non_field_errors", "An object was expected.")
    }
    return field.map { $0.object ?? JSONObject() }
  }

  /// Reads any value.
  func json(_ key: String, nullable: Bool = false) throws(APIError) -> Field<JSON> {
    try field(key, nullable: nullable, "A value") { $0 }
  }

  /// Reads a list of non-blank strings. Errors name the index of the element.
  func strings(_ key: String, nullable: Bool = false, empty: Bool = true) throws(APIError) -> Field<[String]> {
    let field = try json(key, nullable: nullable)
    guard let json = field.value else { return field.map { _ in [] } }
    guard let items = json.array else { throw .invalid(name(key), "A list was expected.", code: "not_a_list") }
    guard empty || !items.isEmpty else { throw .invalid(name(key), "This list may not be empty.", code: "empty") }
    let elements = Fields(
      object: JSONObject(items.enumerated().map { (String($0), $1) }), prefix: name(key) + "__")
    var texts: [String] = []
    for index in items.indices { texts.append(try elements.string(String(index)).required(elements.name(key))) }
    return .value(texts)
  }
}

extension JSON {
  /// The text, or a number as text, without surrounding white space.
  var lenientText: String? {
    let text: String? =
      switch self {
      case .string(let text), .number(let text): text
      case .integer(let number): String(number)
      case .null, .bool, .array, .object: nil
      }
    return text.map { String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
  }

  /// The boolean, or one of the words for one.
  var lenientBool: Bool? {
    switch self {
    case .bool(let value): value
    case .integer(1): true
    case .integer(0): false
    case .string(let word) where ["t", "true", "y", "yes", "on", "1"].contains(word.lowercased()): true
    case .string(let word) where ["f", "false", "n", "no", "off", "0"].contains(word.lowercased()): false
    default: nil
    }
  }

  /// The integer, or the text of one; zeros after the decimal point don't matter.
  var lenientInteger: Int? {
    switch self {
    case .integer(let value): Int(exactly: value)
    case .string(let text), .number(let text): Int(text.replacing(/\.0*\s*$/, with: ""))
    default: nil
    }
  }
}

extension Field {
  /// Returns the value of a required property.
  func required(_ name: String) throws(APIError) -> Value {
    switch self {
    case .value(let value): return value
    case .absent: throw .required(name)
    case .null: throw .invalid(name, "This field may not be null.", code: "null")
    }
  }
}
