import APIContract
import DataReading

/// What the format of a schema says of its texts and of its numbers.
struct Formats {
  /// The format of texts; `nil` if they have none.
  let text: String?
  /// The size of numbers: a larger one holds the values of a smaller one.
  let size: Int
  /// The whole numbers that the format holds; `nil` if it isn't one of whole numbers.
  let range: ClosedRange<ExactNumber>?
  /// Whether generated code has a type of its own for the format.
  let isTyped: Bool

  /// How surely a server refuses texts that don't have the format, if that is less than for most formats.
  var refusal: Level? {
    guard let text else { return nil }
    return Self.hints.contains(text) ? .info : Self.enforced.contains(text) || isTyped ? nil : .warning
  }

  /// Formats that JSON Schema and the registry of OpenAPI define.
  private static let enforced: Set<String> = [
    "char", "date", "date-time", "date-time-local", "decimal", "decimal128", "duration", "email", "hostname",
    "http-date",
    "idn-email", "idn-hostname", "ipv4", "ipv6", "iri", "iri-reference", "json-pointer", "media-range", "regex",
    "relative-json-pointer", "sf-string", "sf-token", "time", "time-local", "uri", "uri-reference", "uri-template",
    "uuid",
  ]
  /// Formats of the registry that any text has.
  private static let hints: Set<String> = ["password", "commonmark", "html"]

  /// The sizes of the numeric formats. No format counts as 64 bits.
  private static let sizes = ["int8": 0, "int16": 1, "int32": 2, "float": 2, "int64": 3, "double": 3]
  private static let bits = ["int8": 8, "int16": 16, "int32": 32, "int64": 64]
  private static let typed: Set<String> = ["date-time", "date", "uuid", "int32", "int64"]

  /// Whether generated code has a type of its own for texts of a format.
  static func areTyped(_ format: Node?) -> Bool { format?.string.map(typed.contains) == true }

  init(_ form: SchemaForm) {
    let isNumber = form.types?.isDisjoint(with: [.integer, .number]) == false
    let size = isNumber ? form.format.flatMap { Self.sizes[$0] } : nil
    let isText = form.types?.contains(.string) ?? true && form.format.map { Self.sizes[$0] == nil } ?? true
    text = isText ? form.format : nil
    self.size = size ?? 3
    let bits = form.types == [.integer] ? form.format.flatMap { Self.bits[$0] } : nil
    range = bits.map { ExactNumber(Int.min >> (Int.bitWidth - $0))...ExactNumber(Int.max >> (Int.bitWidth - $0)) }
    isTyped = form.types?.names.count == 1 && form.format.map(Self.typed.contains) == true
  }
}
