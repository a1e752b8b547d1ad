/// A key of a destination's config: its name and its type.
struct ConfigKey: Sendable {
  enum Kind: Sendable {
    case text
    case boolean
    case integer
    /// Any value: the server doesn't check types that are unions, such as nullable ones.
    case any
    /// Any value; a string is converted to the number that it contains.
    case anyNumber
  }

  let name: String
  let kind: Kind
  var isRequired = false

  static func required(_ name: String) -> ConfigKey { ConfigKey(name: name, kind: .text, isRequired: true) }
  static func text(_ name: String) -> ConfigKey { ConfigKey(name: name, kind: .text) }
  static func boolean(_ name: String) -> ConfigKey { ConfigKey(name: name, kind: .boolean) }
  static func integer(_ name: String) -> ConfigKey { ConfigKey(name: name, kind: .integer) }
  static func any(_ name: String) -> ConfigKey { ConfigKey(name: name, kind: .any) }
  static func anyNumber(_ name: String) -> ConfigKey { ConfigKey(name: name, kind: .anyNumber) }

  /// Returns the value as it is stored, with strings converted to the declared type; `nil` if it doesn't fit.
  func accept(_ value: JSON) -> JSON? {
    switch (kind, value) {
    case (.text, .string), (.boolean, .bool), (.integer, .integer), (.any, _): value
    case (.boolean, .string(let word)):
      .bool(["y", "yes", "t", "true", "on", "1"].contains(word.lowercased()))
    case (.integer, .string(let text)): Int64(text).map(JSON.integer)
    case (.anyNumber, .string(let text)): Int64(text).map(JSON.integer) ?? value
    case (.anyNumber, _): value
    case (.text, _), (.boolean, _), (.integer, _): nil
    }
  }
}
