/// A member of a request body: the server tells an absent one from a null one.
enum Member<Value> {
  case absent
  case null
  case value(Value)

  var value: Value? { if case .value(let value) = self { value } else { nil } }
  var isAbsent: Bool { if case .absent = self { true } else { false } }

  /// What is stored after this was sent: an absent member keeps what was there.
  func or(_ existing: Value?) -> Value? {
    switch self {
    case .absent: existing
    case .null: nil
    case .value(let value): value
    }
  }

  func map<Other>(_ convert: (Value) -> Other) -> Member<Other> {
    switch self {
    case .absent: .absent
    case .null: .null
    case .value(let value): .value(convert(value))
    }
  }
}

/// Reads the members of a request body, and refuses a wrong one under its own name.
struct Fields {
  let object: JSONObject
  /// Put before the name of a nested member, such as `file__`.
  var prefix = ""

  func name(_ key: String) -> String { prefix + key }

  private func member<Value>(
    _ key: String, nullable: Bool, _ expected: String, code: String = "invalid_input", _ convert: (JSON) -> Value?
  ) throws(APIError) -> Member<Value> {
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

  /// Text without the white space around it; a number becomes text.
  func string(_ key: String, nullable: Bool = false, blank: Bool = false) throws(APIError) -> Member<String> {
    let member = try member(key, nullable: nullable, "Text", \.lenientText)
    if case .value("") = member, !blank {
      throw .invalid(name(key), "This field may not be blank.", code: "blank")
    }
    return member
  }

  func bool(_ key: String, nullable: Bool = false) throws(APIError) -> Member<Bool> {
    try member(key, nullable: nullable, "A boolean", \.lenientBool)
  }

  func integer(
    _ key: String, nullable: Bool = false, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(APIError) -> Member<Int> {
    let member = try member(key, nullable: nullable, "An integer", \.lenientInteger)
    if case .value(let number) = member {
      if number < range.lowerBound {
        throw .invalid(name(key), "The least value is \(range.lowerBound).", code: "min_value")
      }
      if number > range.upperBound {
        throw .invalid(name(key), "The greatest value is \(range.upperBound).", code: "max_value")
      }
    }
    return member
  }

  /// The number of something else, which may be null.
  func reference(_ key: String) throws(APIError) -> Member<Int> {
    try member(key, nullable: true, "A number", code: "incorrect_type", \.lenientInteger)
  }

  func choice<Choice: RawRepresentable<String>>(
    _ key: String, of _: Choice.Type = Choice.self, nullable: Bool = false
  ) throws(APIError) -> Member<Choice> {
    switch try member(key, nullable: nullable, "A choice", { $0 }) {
    case .absent: return .absent
    case .null: return .null
    case .value(let json):
      guard let choice = json.string.flatMap(Choice.init) else {
        throw .invalidChoice(name(key), json.string ?? json.text)
      }
      return .value(choice)
    }
  }

  /// A moment; a day is its midnight, and what has no offset is UTC.
  func instant(_ key: String, nullable: Bool = false) throws(APIError) -> Member<Timestamp> {
    try member(key, nullable: nullable, "A date and time in ISO 8601") { json in
      switch json.string.flatMap(DateText.init) {
      case .instant(let time)?, .naive(let time)?: time
      case .day(let day)?: Timestamp(day: day)
      case nil: nil
      }
    }
  }

  func object(_ key: String, nullable: Bool = false) throws(APIError) -> Member<JSONObject> {
    let member = try self.json(key, nullable: nullable)
    if let json = member.value, json.object == nil {
      throw .invalid(name(key) + "__non_field_errors", "An object was expected.")
    }
    return member.map { $0.object ?? JSONObject() }
  }

  /// A value of any form.
  func json(_ key: String, nullable: Bool = false) throws(APIError) -> Member<JSON> {
    try member(key, nullable: nullable, "A value") { $0 }
  }

  /// A list of text that is not blank. What is wrong with an element is said at its index.
  func strings(_ key: String, nullable: Bool = false, empty: Bool = true) throws(APIError) -> Member<[String]> {
    let member = try json(key, nullable: nullable)
    guard let json = member.value else { return member.map { _ in [] } }
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
  /// Text, or a number as text, without the white space around it.
  var lenientText: String? {
    let text: String? =
      switch self {
      case .string(let text), .number(let text): text
      case .integer(let number): String(number)
      case .null, .bool, .array, .object: nil
      }
    return text.map { String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
  }

  /// A boolean, or one of the words for one.
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

  /// An integer, or the text of one; zeros behind a point do not matter.
  var lenientInteger: Int? {
    switch self {
    case .integer(let value): Int(exactly: value)
    case .string(let text), .number(let text): Int(text.replacing(/\.0*\s*$/, with: ""))
    default: nil
    }
  }
}

extension Member {
  /// The value of a member that has to be there.
  func required(_ name: String) throws(APIError) -> Value {
    switch self {
    case .value(let value): return value
    case .absent: throw .required(name)
    case .null: throw .invalid(name, "This field may not be null.", code: "null")
    }
  }
}
