package import DataReading

extension Node {
  /// The number; `nil` if the node is another value.
  package var exactNumber: ExactNumber? {
    switch value {
    case .integer(let integer): ExactNumber(integer)
    case .number(let text): ExactNumber(text)
    default: nil
    }
  }

  /// The same value with each number written in one way, so that `1`, `1.0` and `1e0` are equal.
  package var withNumbersByValue: Node {
    switch value {
    case .number(let text):
      let text = ExactNumber(text).description
      return Node(Int(text).map { .integer($0) } ?? .number(text), at: location)
    case .sequence(let nodes): return Node(.sequence(nodes.map(\.withNumbersByValue)), at: location)
    case .mapping(let mapping):
      let entries = mapping.entries.map {
        Mapping.Entry(key: $0.key, keyLocation: $0.keyLocation, value: $0.value.withNumbersByValue)
      }
      return Node(.mapping(Mapping(entries)), at: location)
    case .null, .bool, .integer, .string: return self
    }
  }
}
