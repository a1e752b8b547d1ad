/// One key of a destination's config: its name, and what its value may be.
struct ConfigKey: Sendable {
  enum Kind: Sendable {
    case text
    case boolean
    case integer
    /// A value of any form: the server checks no types that are unions, such as those that may be null.
    case any
    /// The same, where text becomes the number that it means.
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

  /// The value as it is stored, where text becomes what the declared type says; `nil` when it does not fit.
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
