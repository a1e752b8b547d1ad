import DataReading
import Diagnostics

/// Reads Server Objects.
struct ServerReader {
  let inspector: Inspector

  private var findings: DiagnosticCollector { inspector.findings }

  /// Reads a server; returns `nil` after reporting a fault.
  func server(_ node: Node) -> Server? {
    guard let object = inspector.open(node, as: .server), let url = object.text("url") else { return nil }
    let variables = object.map("variables").compactMap(variable)
    check(url, at: object["url"]?.location, against: object.map("variables"))
    return Server(url: url, variables: variables, location: node.location)
  }

  private func variable(_ entry: Mapping.Entry) -> ServerVariable? {
    guard let object = inspector.open(entry.value, as: .serverVariable), let value = object.text("default") else {
      return nil
    }
    let values = object.texts("enum")
    if let node = object["enum"], !values.contains(value) {
      let message = values.isEmpty ? "`enum` lists no values" : "the default `\(value)` is not in `enum`"
      // In 3.0 this is only a recommendation.
      findings.report(Diagnostic(inspector.version < .v3_1 ? .warning : .error, message, at: node.location))
    }
    return ServerVariable(
      name: entry.key, defaultValue: value, enumValues: values, description: object.text("description"))
  }

  private func check(_ url: String, at location: SourceLocation?, against variables: [Mapping.Entry]) {
    let parts = url.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
    let used = Set(parts.compactMap { part in part.firstIndex(of: "}").map { String(part[..<$0]) } })
    let names = variables.map(\.key)
    for name in used.subtracting(names).sorted() {
      findings.error(
        "`{\(name)}` of the URL isn't in `variables`", at: location, hint: findings.hint(for: name, among: names))
    }
    for entry in variables where !used.contains(entry.key) {
      findings.warning("the URL has no `{\(entry.key)}`", at: entry.keyLocation)
    }
  }
}
