import OperationCore
public import PostHogBatchExports

extension ExportsDocument {
  /// Returns the text of a file with exports, sorted by name. It holds no secret, and the same exports always give the same
  /// text.
  ///
  /// What the file doesn't manage is told in comments, and so is where credentials have to be put.
  public static func text(of pulled: PulledExports) -> String {
    var writer = YAMLWriter()
    writer.comment("The batch exports of project \(pulled.set.project) at \(pulled.set.host).")
    writer.comment("Only what is named here is managed. Credentials are in environment variables: {env: NAME}.")
    writer.line("version: \(version)")
    writer.entry("host", JSONValue(pulled.set.host.fileName), indent: 0)
    writer.line("project: \(pulled.set.project)")
    writer.line(pulled.set.exports.isEmpty ? "exports: []" : "exports:")
    for export in pulled.set.exports { writer.write(export, of: pulled) }
    writer.comment("The next line shows that nothing of the file is cut off.")
    writer.line(end)
    return writer.lines.joined(separator: "\n") + "\n"
  }
}

extension YAMLWriter {
  fileprivate mutating func write(_ export: ExportDefinition, of pulled: PulledExports) {
    entry("name", JSONValue(export.name), indent: 4, lead: "  - ")
    if pulled.paused.contains(export.name) {
      comment("It is paused. To manage that, add `paused: true` or `paused: false`.", indent: 4)
    }
    if let paths = pulled.unmanaged[export.name], !paths.isEmpty {
      comment("The server also has these, which can't be managed: \(paths.joined(separator: ", "))", indent: 4)
    }
    var parents: [Substring] = []
    for property in ExportProperty.all(of: export.destinationType) {
      let path = property.path.split(separator: ".")
      guard let value = value(of: property.path, in: export) else { continue }
      open(Array(path.dropLast()), in: &parents)
      if property.isSecret {
        comment(
          "Set the variable before the export is created, or its credentials are rotated.",
          indent: 4 + 2 * parents.count)
      }
      entry(String(path[path.count - 1]), value, indent: 4 + 2 * parents.count)
    }
    blankLine()
  }

  private func value(of path: String, in export: ExportDefinition) -> JSONValue? {
    export.settings[path] ?? export.secrets[path].map { ["env": JSONValue($0)] }
  }

  /// Writes the keys of the mappings that a value is in, but for those that are open.
  private mutating func open(_ path: [Substring], in parents: inout [Substring]) {
    let shared = zip(path, parents).prefix { $0 == $1 }.count
    for (depth, name) in path.enumerated().dropFirst(shared) { line("\(name):", indent: 4 + 2 * depth) }
    parents = path
  }
}

extension PostHogHost {
  /// The host as files name it.
  fileprivate var fileName: String {
    switch self {
    case .us: "us"
    case .eu: "eu"
    default: description
    }
  }
}
