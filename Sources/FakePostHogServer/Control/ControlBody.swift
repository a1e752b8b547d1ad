import OperationCore
import PostHogBatchExportsTesting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The JSON object that a request to a control path sends.
struct ControlBody {
  /// Its text, `{}` for a request without a body.
  let text: String
  private let json: JSONValue

  /// - Parameter keys: Those it may have; `nil` leaves that to whoever reads the text.
  init(_ request: FakeRequest, keys: [String]?) throws(ControlFault) {
    text = request.body.isEmpty ? "{}" : request.bodyText
    do {
      json = try JSONValue(json: Array(text.utf8))
    } catch {
      throw ControlFault("The body is no JSON: \(error)")
    }
    guard let members = json.object else { throw ControlFault("The body has to be a JSON object.") }
    if let twice = members.map(\.name).first(where: { name in members.count { $0.name == name } > 1 }) {
      throw ControlFault("“\(twice)” stands there twice.")
    }
    guard let keys, let unknown = members.first(where: { !keys.contains($0.name) }) else { return }
    let known = keys.isEmpty ? "no keys" : keys.joined(separator: ", ")
    throw ControlFault("There is no “\(unknown.name)” here. This path takes \(known).")
  }

  subscript(key: String) -> JSONValue? { json[key].flatMap { $0.isNull ? nil : $0 } }

  func string(_ key: String) throws(ControlFault) -> String? { try value(key, "a text", \.string) }
  func int(_ key: String) throws(ControlFault) -> Int? { try value(key, "a whole number", \.int) }
  func number(_ key: String) throws(ControlFault) -> Double? { try value(key, "a number", \.double) }
  func id(_ key: String) throws(ControlFault) -> UUID? {
    try value(key, "an id") { $0.string.flatMap(UUID.init(uuidString:)) }
  }

  /// The header fields of an object whose values are texts.
  func strings(_ key: String) throws(ControlFault) -> [(name: String, value: String)] {
    try value(key, "an object of texts") { json in
      guard let members = json.object else { return nil }
      let texts = members.compactMap { member in member.value.string.map { (name: member.name, value: $0) } }
      return texts.count == members.count ? texts : nil
    } ?? []
  }

  private func value<T>(_ key: String, _ expected: String, _ read: (JSONValue) -> T?) throws(ControlFault) -> T? {
    guard let json = self[key] else { return nil }
    guard let value = read(json) else { throw ControlFault("“\(key)” has to be \(expected).") }
    return value
  }
}

/// Why a request to a control path does nothing.
struct ControlFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
