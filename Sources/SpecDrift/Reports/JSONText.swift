import DataReading

/// JSON that a report writes.
indirect enum JSONText {
  case string(String)
  case integer(Int)
  case list([JSONText])
  /// Properties in the order in which they are written; those without a value are left out.
  case object([(String, JSONText?)])
  case null

  /// The JSON on one line.
  var compact: String {
    switch self {
    case .string(let text): text.jsonText
    case .integer(let number): "\(number)"
    case .list(let elements): "[\(elements.map(\.compact).joined(separator: ", "))]"
    case .object(let properties): "{\(Self.pairs(properties).joined(separator: ", "))}"
    case .null: "null"
    }
  }

  private static func pairs(_ properties: [(String, JSONText?)]) -> [String] {
    properties.compactMap { name, value in value.map { "\(name.jsonText): \($0.compact)" } }
  }

  /// A list with each element on a line of its own.
  static func lines(_ elements: [JSONText], indentation: String) -> String {
    guard !elements.isEmpty else { return "[]" }
    let lines = elements.map { "\n\(indentation)  \($0.compact)" }
    return "[\(lines.joined(separator: ","))\n\(indentation)]"
  }
}
