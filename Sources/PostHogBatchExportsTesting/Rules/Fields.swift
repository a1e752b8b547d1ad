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
    _ key: String, nullable: Bool, _ expected: String, _ convert: (JSON) -> Value?
  ) throws(APIError) -> Member<Value> {
    switch object[key] {
    case nil: return .absent
    case .null?:
      guard nullable else { throw .invalid(name(key), "This field may not be null.", code: "null") }
      return .null
    case let json?:
      guard let value = convert(json) else { throw .invalid(name(key), "\(expected) was expected.") }
      return .value(value)
    }
  }

  func string(_ key: String, nullable: Bool = false, blank: Bool = false) throws(APIError) -> Member<String> {
    let member = try member(key, nullable: nullable, "Text") { json in
      switch json {
      case .string(let text): text
      case .integer(let number): String(number)
      case .number(let text): text
      case .null, .bool, .array, .object: nil
      }
    }
    if case .value(let text) = member, !blank, text.allSatisfy(\.isWhitespace) {
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

  /// A moment; a date and a time without an offset are UTC.
  func instant(_ key: String, nullable: Bool = false) throws(APIError) -> Member<Timestamp> {
    try member(key, nullable: nullable, "A date and time in ISO 8601") { json in
      switch json.string.flatMap(DateText.init) {
      case .instant(let time)?, .naive(let time)?: time
      case .day?, nil: nil
      }
    }
  }

  func object(_ key: String, nullable: Bool = false) throws(APIError) -> Member<JSONObject> {
    try member(key, nullable: nullable, "An object", \.object)
  }

  func array(_ key: String, nullable: Bool = false) throws(APIError) -> Member<[JSON]> {
    try member(key, nullable: nullable, "An array", \.array)
  }

  func strings(_ key: String, nullable: Bool = false) throws(APIError) -> Member<[String]> {
    try member(key, nullable: nullable, "An array of text") { json in
      guard let texts = json.array?.compactMap(\.string), texts.count == json.array?.count else { return nil }
      return texts
    }
  }
}

extension JSON {
  /// A boolean, or the text of one.
  var lenientBool: Bool? {
    switch self {
    case .bool(let value): value
    case .string("true"), .string("True"), .string("1"), .integer(1): true
    case .string("false"), .string("False"), .string("0"), .integer(0): false
    default: nil
    }
  }

  /// An integer, or the text of one.
  var lenientInteger: Int? {
    switch self {
    case .integer(let value): Int(exactly: value)
    case .string(let text): Int(text)
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
