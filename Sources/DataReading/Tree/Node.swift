public import Diagnostics

/// One value of a description, with its place: what YAML and JSON both come down to. Nodes are equal where their values
/// are, wherever they stand and in whatever order a mapping has its keys.
public struct Node: Sendable, Hashable {
  /// The JSON data model, numbers kept exact.
  public enum Value: Sendable, Hashable {
    /// `null`, or nothing where a value could be.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number that fits in `Int`.
    case integer(Int)
    /// Any other number, as JSON writes it: a fraction, an exponent, or digits beyond `Int`. It is finite as a `Double`.
    case number(String)
    /// Text.
    case string(String)
    /// A list.
    case sequence([Node])
    /// Named values in document order.
    case mapping(Mapping)
  }

  /// What the node holds.
  public let value: Value
  /// Where it begins. A node that stands in several places through an alias or a merge has the place of its original.
  @Uncompared public private(set) var location: SourceLocation

  /// Readers make nodes; so may tests of the layers above.
  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Node {
  /// The text, if the node is text.
  public var string: String? { if case .string(let text) = value { text } else { nil } }

  /// The truth value, if the node is one.
  public var bool: Bool? { if case .bool(let flag) = value { flag } else { nil } }

  /// The whole number, if the node is one. As in JSON Schema `2.0` is whole too.
  public var integer: Int? {
    switch value {
    case .integer(let integer): integer
    case .number(let text): Double(text).flatMap(Int.init(exactly:))
    default: nil
    }
  }

  /// The number as a `Double`, if the node is a number.
  public var double: Double? {
    switch value {
    case .integer(let integer): Double(integer)
    case .number(let text): Double(text)
    default: nil
    }
  }

  /// The list, if the node is one.
  public var sequence: [Node]? { if case .sequence(let nodes) = value { nodes } else { nil } }

  /// The mapping, if the node is one.
  public var mapping: Mapping? { if case .mapping(let mapping) = value { mapping } else { nil } }

  /// Whether the node is `null`.
  public var isNull: Bool { if case .null = value { true } else { false } }

  /// The value that a mapping has for the key; nil too if the node is no mapping.
  public subscript(key: String) -> Node? { mapping?[key] }

  /// What the node is, for messages: "a mapping", "text".
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
