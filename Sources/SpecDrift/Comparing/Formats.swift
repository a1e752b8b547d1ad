import APIContract

/// What the format of a schema says of its texts and of its numbers.
struct Formats {
  /// The format of texts; `nil` if they have none.
  let text: String?
  /// The size of numbers: a larger one holds the values of a smaller one.
  let size: Int
  /// Whether generated code has a type of its own for the format.
  let isTyped: Bool

  /// The sizes of the numeric formats. No format counts as 64 bits.
  private static let sizes = ["int8": 0, "int16": 1, "int32": 2, "float": 2, "int64": 3, "double": 3]
  private static let typed: Set<String> = ["date-time", "date", "uuid", "int32", "int64"]

  init(_ form: SchemaForm) {
    let isNumber = form.types?.isDisjoint(with: [.integer, .number]) == false
    let size = isNumber ? form.format.flatMap { Self.sizes[$0] } : nil
    text = size == nil && form.types?.contains(.string) ?? true ? form.format : nil
    self.size = size ?? 3
    isTyped = form.types?.names.count == 1 && form.format.map(Self.typed.contains) == true
  }
}
