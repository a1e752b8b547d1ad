import DataReading
import Diagnostics

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
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .string(let string): text += string.visibleJSON
    case .integer(let number): text += "\(number)"
    case .list(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        element.write(to: &text)
      }
      text += "]"
    case .object(let properties):
      text += "{"
      var separator = ""
      for case (let name, let value?) in properties {
        text += separator + name.jsonText + ": "
        value.write(to: &text)
        separator = ", "
      }
      text += "}"
    case .null: text += "null"
    }
  }

  /// A list with each element on a line of its own.
  static func lines(_ elements: [JSONText], indentation: String) -> String {
    guard !elements.isEmpty else { return "[]" }
    let lines = elements.map { "\n\(indentation)  \($0.compact)" }
    return "[\(lines.joined(separator: ","))\n\(indentation)]"
  }
}

extension String {
  /// The text as a JSON string, with escapes for what has no form: a terminal that shows the report could interpret it.
  fileprivate var visibleJSON: String {
    let json = jsonText
    guard json.unicodeScalars.contains(where: \.hasNoForm) else { return json }
    return json.unicodeScalars.map { scalar in
      scalar.hasNoForm ? scalar.utf16.map { "\\u" + $0.fourDigits }.joined() : String(scalar)
    }.joined()
  }
}
