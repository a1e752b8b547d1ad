import Diagnostics
import APIModel
import OpenAPIDocument
import DataReading

/// The value that is sent for a missing argument (`x-sent-default`).
extension EndpointBuilder {
  /// Rejects a text as which the argument could never be sent.
  func check(_ sentDefault: String, of parameter: Parameter, _ type: TypeReference) {
    if case .array = type {
      diagnostics.error("x-sent-default: the parameter '\(parameter.name)' is a list", at: parameter.location)
    } else if !isText(sentDefault, of: type) {
      diagnostics.error(
        "x-sent-default: '\(sentDefault)' isn't a value of the parameter '\(parameter.name)'",
        at: parameter.extensions["x-sent-default"]?.location ?? parameter.location,
        hint: "use a value that the schema of the parameter allows")
    }
  }

  private func isText(_ text: String, of type: TypeReference) -> Bool {
    switch type {
    case .int, .int64: return Int64(text) != nil
    case .double: return Double(text)?.isFinite == true
    case .bool: return text == "true" || text == "false"
    case .uuid: return text.isText(ofFormat: "uuid")
    case .day: return text.isText(ofFormat: "date")
    case .date: return text.isText(ofFormat: "date-time")
    case .named(let name):
      guard case .enumeration(let type) = types.declaration(named: name)?.kind else { return true }
      return type.cases.contains { $0.rawValue == .string(text) || $0.rawValue == Int(text).map { .integer($0) } }
    default: return true
    }
  }
}
