/// The members of a JSON object in the order they were written. A repeated key keeps its place and takes the last
/// value, as the server's own parser does.
struct JSONObject: Hashable, Sendable {
  private(set) var keys: [String] = []
  private var values: [String: JSON] = [:]

  init() {}

  init(_ members: [(String, JSON)]) {
    for (key, value) in members { self[key] = value }
  }

  var isEmpty: Bool { keys.isEmpty }
  var members: [(key: String, value: JSON)] { keys.map { ($0, values[$0] ?? .null) } }

  /// `nil` is an absent member, which is not a null one. Setting `nil` removes the member.
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

  /// Lays `other` over this object: objects merge, everything else replaces, and null is a value like any other.
  func merging(_ other: JSONObject) -> JSONObject {
    var merged = self
    for (key, value) in other.members {
      if case .object(let over) = value, case .object(let under)? = merged[key] {
        merged[key] = .object(under.merging(over))
      } else {
        merged[key] = value
      }
    }
    return merged
  }

  /// This object without the members whose key is in `names`, at any depth.
  func removing(_ names: Set<String>) -> JSONObject {
    JSONObject(members.filter { !names.contains($0.key) }.map { ($0.key, $0.value.removing(names)) })
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}

extension JSON {
  /// This value without the members whose key is in `names`, at any depth.
  func removing(_ names: Set<String>) -> JSON {
    switch self {
    case .object(let object): .object(object.removing(names))
    case .array(let items): .array(items.map { $0.removing(names) })
    case .null, .bool, .integer, .number, .string: self
    }
  }
}
