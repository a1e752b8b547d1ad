import OperationCore

/// The properties of a type that is read: where each stands in the JSON, and which type and value it has to have.
struct ReadTable<Value: Sendable>: Sendable {
  /// One property, and those of its value's type.
  struct Property: Sendable {
    let name: String
    let described: Set<String>
    let compare: @Sendable (Value, JSONValue) -> Outcome
  }

  /// The differences, and the properties that were compared with more than null.
  struct Outcome: Sendable {
    var faults: [String] = []
    var travelled: Set<String> = []
  }

  let schema: String
  let properties: [Property]

  /// The names of all properties, as in the OpenAPI document.
  var described: Set<String> {
    Set(properties.map { "\(schema).\($0.name)" }).union(properties.flatMap(\.described))
  }

  func compare(_ value: Value, with json: JSONValue) -> Outcome {
    var whole = Outcome()
    for property in properties {
      let found = json[property.name]
      let outcome = property.compare(value, found ?? .null)
      whole.faults += outcome.faults.map { "\(schema).\(property.name): \($0)" }
      whole.travelled.formUnion(outcome.travelled)
      if let found, !found.isNull, outcome.faults.isEmpty { whole.travelled.insert("\(schema).\(property.name)") }
    }
    return whole
  }
}

extension ReadTable.Property {
  /// A value of a simple type, which writes itself as the JSON that it was read from.
  static func value<Type: JSONWritable>(
    _ name: String, _: Type.Type, _ read: @escaping @Sendable (Value) -> Type?
  ) -> Self {
    Self(name: name, described: []) { value, json in
      let written = read(value).map { JSONValue($0) } ?? .null
      let fault =
        "is \(String(decoding: written.bytes, as: UTF8.self)), not \(String(decoding: json.bytes, as: UTF8.self))"
      return ReadTable.Outcome(faults: written == json ? [] : [fault])
    }
  }

  /// An object with a table of its own, or a list of them.
  static func objects<Part>(
    _ name: String, _ table: ReadTable<Part>, _ read: @escaping @Sendable (Value) -> [Part]
  ) -> Self {
    Self(name: name, described: table.described) { value, json in
      let parts = read(value)
      let items = json.array ?? (json.isNull ? [] : [json])
      guard parts.count == items.count else {
        return ReadTable.Outcome(faults: ["\(parts.count) instead of \(items.count)"])
      }
      var whole = ReadTable.Outcome()
      for (part, item) in zip(parts, items) {
        let outcome = table.compare(part, with: item)
        whole.faults += outcome.faults
        whole.travelled.formUnion(outcome.travelled)
      }
      return whole
    }
  }
}
