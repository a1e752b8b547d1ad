public import Diagnostics

/// A value of a document with its location, read from YAML or JSON. Nodes are equal if their values are, whatever their
/// locations and whatever the order of keys.
public struct Node: Sendable, Hashable {
  /// The JSON data model, with exact numbers.
  public enum Value: Sendable, Hashable {
    /// `null`, or an omitted value.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number that fits in `Int`.
    case integer(Int)
    /// Any other number, as JSON writes it: with a fraction, an exponent, or digits beyond `Int`. It is finite as a
    /// `Double`.
    case number(String)
    /// A string.
    case string(String)
    /// An array.
    case sequence([Node])
    /// Values by keys, in document order.
    case mapping(Mapping)
  }

  /// The value of the node.
  public let value: Value
  /// Where the node begins. A node that is reached through an alias or a merge has the location of its original.
  @Uncompared public private(set) var location: SourceLocation

  /// Creates a node, as readers and tests of the layers above do.
  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Node.Value {
  /// Two strings are equal if they are spelled alike, as in JSON: Swift also takes canonically equivalent ones for equal.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.integer(let one), .integer(let other)): one == other
    case (.number(let one), .number(let other)): one == other
    case (.string(let one), .string(let other)): one.isSpelled(like: other)
    case (.sequence(let one), .sequence(let other)): one == other
    case (.mapping(let one), .mapping(let other)): one == other
    default: false
    }
  }
}

extension String {
  /// Whether another text has the same characters, not only equivalent ones.
  func isSpelled(like other: String) -> Bool { self == other && utf8.elementsEqual(other.utf8) }
}

extension Node {
  /// The string; `nil` if the node is another value.
  public var string: String? { if case .string(let text) = value { text } else { nil } }

  /// The boolean; `nil` if the node is another value.
  public var bool: Bool? { if case .bool(let flag) = value { flag } else { nil } }

  /// The whole number; `nil` if the node is another value. As in JSON Schema, `2.0` is a whole number too.
  public var integer: Int? {
    switch value {
    case .integer(let integer): integer
    case .number(let text): Double(text).flatMap(Int.init(exactly:))
    default: nil
    }
  }

  /// The number as a `Double`; `nil` if the node is another value.
  public var double: Double? {
    switch value {
    case .integer(let integer): Double(integer)
    case .number(let text): Double(text)
    default: nil
    }
  }

  /// The elements of the array; `nil` if the node is another value.
  public var sequence: [Node]? { if case .sequence(let nodes) = value { nodes } else { nil } }

  /// The mapping; `nil` if the node is another value.
  public var mapping: Mapping? { if case .mapping(let mapping) = value { mapping } else { nil } }

  /// The number of elements of the array or entries of the mapping; 0 for other values.
  package var elementCount: Int {
    switch value {
    case .sequence(let nodes): nodes.count
    case .mapping(let mapping): mapping.count
    case .null, .bool, .integer, .number, .string: 0
    }
  }

  /// Whether the node is `null`.
  public var isNull: Bool { if case .null = value { true } else { false } }

  /// Returns the value of a key; `nil` also if the node isn't a mapping.
  public subscript(key: String) -> Node? { mapping?[key] }

  /// The kind of the node for messages, such as "a mapping" or "text".
  public var kindName: String {
    switch value {
    case .null: "null"
    case .bool: "a boolean"
    case .integer: "an integer"
    case .number: "a number"
    case .string: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
