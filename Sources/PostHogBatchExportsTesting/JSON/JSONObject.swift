/// The properties of a JSON object in the order in which they were written. A repeated key keeps its position and takes
/// the last value, as in the server's own parser.
struct JSONObject: Hashable, Sendable {
  private(set) var keys: [String] = []
  private var values: [String: JSON] = [:]

  init() {}

  init(_ properties: [(String, JSON)]) {
    for (key, value) in properties { self[key] = value }
  }

  var isEmpty: Bool { keys.isEmpty }
  var properties: [(key: String, value: JSON)] { keys.map { ($0, values[$0] ?? .null) } }

  /// The value of a property. `nil` means absent, which isn't the same as null. Setting `nil` removes the property.
  subscript(key: String) -> JSON? {
    get { values[key] }
    set {
      if let newValue {
        if values.updateValue(newValue, forKey: key) == nil { keys.append(key) }
      } else if values.removeValue(forKey: key) != nil {
        keys.removeAll { $0 == key }
      }
    }
  }

  /// Merges `other` into this object: objects merge, everything else is replaced, and null is a value like any other.
  func merging(_ other: JSONObject) -> JSONObject {
    var merged = self
    for (key, value) in other.properties {
      if case .object(let over) = value, case .object(let under)? = merged[key] {
        merged[key] = .object(under.merging(over))
      } else {
        merged[key] = value
      }
    }
    return merged
  }

  /// Returns this object without the properties whose key is in `names`, at any depth.
  func removing(_ names: Set<String>) -> JSONObject {
    JSONObject(properties.filter { !names.contains($0.key) }.map { ($0.key, $0.value.removing(names)) })
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}

extension JSON {
  /// Returns this value without the properties whose key is in `names`, at any depth.
  func removing(_ names: Set<String>) -> JSON {
    switch self {
    case .object(let object): .object(object.removing(names))
    case .array(let items): .array(items.map { $0.removing(names) })
    case .null, .bool, .integer, .number, .string: self
    }
  }
}
