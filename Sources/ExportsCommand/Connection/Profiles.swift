import DataReading
import Diagnostics
import OperationCore

/// An instance of PostHog, a project of it, and the key for it, under a name.
struct Profile: Hashable, Sendable {
  /// `us`, `eu` or a URL.
  var host: String
  /// The number of the project; `nil` if each command has to name it.
  var project: String?
  var key: Secret
}

/// The profiles of the user, and the one that counts where none is named.
///
///     default: production
///     profiles:
///       production: {host: eu, project: 12345, key: phx_…}
struct Profiles: Hashable, Sendable {
  var selected: String?
  var byName: [String: Profile] = [:]

  init() {}

  /// Reads the profiles.
  ///
  /// - Throws: Every fault with its location.
  init(_ node: Node) throws(DiagnosticError) {
    let reader = FieldReader()
    let root = reader.mapping(node, keys: ["default", "profiles"])
    selected = root["default"].flatMap { reader.text($0) }
    for entry in root["profiles"]?.mapping?.entries ?? [] { byName[entry.key] = reader.profile(entry.value) }
    if let name = selected, byName[name] == nil, let location = root["default"]?.location {
      reader.diagnostics.error("there is no profile of this name", at: location)
    }
    try reader.diagnostics.check()
  }

  /// The text of the file. JSON's strings are YAML's, so nothing in a name or a key can be taken for something else.
  var text: String {
    var lines = selected.map { ["default: \(Self.quoted($0))"] } ?? []
    lines.append("profiles:")
    for (name, profile) in byName.sorted(by: { $0.key < $1.key }) {
      let project = profile.project.map { ", project: \(Self.quoted($0))" } ?? ""
      lines.append(
        "  \(Self.quoted(name)): {host: \(Self.quoted(profile.host))\(project), "
          + "key: \(Self.quoted(profile.key.exposedValue))}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String { String(decoding: JSONValue(text).bytes, as: UTF8.self) }
}

extension FieldReader {
  fileprivate func profile(_ node: Node) -> Profile? {
    let fields = mapping(node, keys: ["host", "project", "key"])
    guard let host = requiredText("host", in: fields, of: node), let key = requiredText("key", in: fields, of: node)
    else { return nil }
    let project = fields["project"].flatMap { $0.integer.map(String.init) ?? text($0) }
    return Profile(host: host, project: project, key: Secret(key))
  }
}
