/// One key of a destination's config: its name, and what its value may be.
struct ConfigKey: Sendable {
  enum Kind: Sendable {
    case text
    case boolean
    case integer
    case object
    case texts
    case choice([String])
  }

  let name: String
  let kind: Kind
  var isRequired = false
  var isNullable = false

  static func required(_ name: String) -> ConfigKey { ConfigKey(name: name, kind: .text, isRequired: true) }
  static func text(_ name: String) -> ConfigKey { ConfigKey(name: name, kind: .text) }
  static func nullableText(_ name: String) -> ConfigKey { ConfigKey(name: name, kind: .text, isNullable: true) }
  static func boolean(_ name: String) -> ConfigKey { ConfigKey(name: name, kind: .boolean) }
  static func integer(_ name: String, isNullable: Bool = false) -> ConfigKey {
    ConfigKey(name: name, kind: .integer, isNullable: isNullable)
  }
  static func choice(_ name: String, _ values: [String], isNullable: Bool = false) -> ConfigKey {
    ConfigKey(name: name, kind: .choice(values), isNullable: isNullable)
  }

  /// The value as it is stored, where text becomes what the declared type says; `nil` when it does not fit.
  func accept(_ value: JSON) -> JSON? {
    if value == .null { return isNullable ? .null : nil }
    switch kind {
    case .text: return value.string.map(JSON.string)
    case .boolean: return value.lenientBool.map(JSON.bool)
    case .integer: return value.lenientInteger.map { .integer(Int64($0)) }
    case .object: return value.object.map(JSON.object)
    case .texts: return value.array.flatMap { $0.allSatisfy { $0.string != nil } ? .array($0) : nil }
    case .choice(let values): return value.string.flatMap { values.contains($0) ? .string($0) : nil }
    }
  }
}
