import APIModel
import OpenAPIDocument
import DataReading

/// What is sent for a missing argument (`x-sent-default`).
extension EndpointBuilder {
  /// Refuses a text that can't be what the argument would be sent as.
  mutating func check(_ sentDefault: String, of parameter: Parameter, _ type: TypeReference) {
    if case .array = type {
      fail("x-sent-default: the parameter '\(parameter.name)' is a list", at: parameter.location)
    } else if !isText(sentDefault, of: type) {
      fail(
        "x-sent-default: '\(sentDefault)' is no value of the parameter '\(parameter.name)'",
        at: parameter.extensions["x-sent-default"]?.location ?? parameter.location,
        hint: "it has to be a value that the schema of the parameter allows")
    }
  }

  private func isText(_ text: String, of type: TypeReference) -> Bool {
    switch type {
    case .int, .int64: return Int64(text) != nil
    case .double: return Double(text)?.isFinite == true
    case .bool: return text == "true" || text == "false"
    case .uuid: return text.hasForm("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
    case .day: return text.hasForm("0000-00-00")
    case .date: return text.prefix(19).hasForm("0000-00-00T00:00:00") && text.dropFirst(19).isEndOfMoment
    case .named(let name):
      guard case .enumeration(let type) = types.declaration(named: name)?.kind else { return true }
      return type.cases.contains { $0.rawValue == .string(text) || $0.rawValue == Int(text).map { .integer($0) } }
    default: return true
    }
  }
}

extension Substring {
  /// Whether it is a fraction of a second, or none, and an offset (RFC 3339).
  fileprivate var isEndOfMoment: Bool {
    let offset = first == "." ? dropFirst().drop { $0.isASCII && $0.isWholeNumber } : self
    return offset.hasForm("Z") || offset.hasForm("+00:00") || offset.hasForm("-00:00")
  }
}

extension StringProtocol {
  /// Whether it has a digit for each `0`, a hexadecimal digit for each `x`, and else the same characters, in either case.
  fileprivate func hasForm(_ form: String) -> Bool {
    count == form.count
      && zip(self, form).allSatisfy { character, wanted in
        guard character.isASCII else { return false }
        switch wanted {
        case "0": return character.isWholeNumber
        case "x": return character.isHexDigit
        default: return character.uppercased() == wanted.uppercased()
        }
      }
  }
}
