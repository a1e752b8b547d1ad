import OperationCore
import PostHogBatchExportsTesting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The JSON object in a request to a control path.
struct ControlBody {
  /// The text of the object; `{}` for a request without a body.
  let text: String
  private let json: JSONValue

  /// - Parameter keys: The properties that it may have; `nil` if the handler checks them.
  init(_ request: FakeRequest, keys: [String]?) throws(ControlFault) {
    text = request.body.isEmpty ? "{}" : request.bodyText
    do {
      json = try JSONValue(json: Array(text.utf8))
    } catch {
      throw ControlFault("The body isn't JSON: \(error)")
    }
    guard let properties = json.object else { throw ControlFault("The body must be a JSON object.") }
    if let twice = properties.map(\.name).first(where: { name in properties.count { $0.name == name } > 1 }) {
      throw ControlFault("“\(twice)” occurs twice.")
    }
    guard let keys, let unknown = properties.first(where: { !keys.contains($0.name) }) else { return }
    let known = keys.isEmpty ? "no keys" : keys.joined(separator: ", ")
    throw ControlFault("“\(unknown.name)” is unknown here. This path accepts \(known).")
  }

  subscript(key: String) -> JSONValue? { json[key].flatMap { $0.isNull ? nil : $0 } }

  func string(_ key: String) throws(ControlFault) -> String? { try value(key, "a string", \.string) }
  func int(_ key: String) throws(ControlFault) -> Int? { try value(key, "a whole number", \.int) }
  func number(_ key: String) throws(ControlFault) -> Double? { try value(key, "a number", \.double) }
  func id(_ key: String) throws(ControlFault) -> UUID? {
    try value(key, "an ID") { $0.string.flatMap(UUID.init(uuidString:)) }
  }

  /// Returns the header fields in an object whose values are strings.
  func strings(_ key: String) throws(ControlFault) -> [(name: String, value: String)] {
    try value(key, "an object of strings") { json in
      guard let properties = json.object else { return nil }
      let texts = properties.compactMap { property in property.value.string.map { (name: property.name, value: $0) } }
      return texts.count == properties.count ? texts : nil
    } ?? []
  }

  private func value<T>(_ key: String, _ expected: String, _ read: (JSONValue) -> T?) throws(ControlFault) -> T? {
    guard let json = self[key] else { return nil }
    guard let value = read(json) else { throw ControlFault("“\(key)” must be \(expected).") }
    return value
  }
}

/// The reason why a request to a control path has no effect.
struct ControlFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
