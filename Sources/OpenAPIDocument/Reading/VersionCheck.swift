import DataReading
import Diagnostics

extension OpenAPIVersion {
  /// The version that a root file declares; without one that can be read, nothing else in the file has a meaning.
  init(of root: Node) throws(DiagnosticError) {
    guard let mapping = root.mapping else {
      let found = root.isNull ? "nothing" : root.kindName
      throw DiagnosticError(.error("expected an OpenAPI document, found \(found)", at: root.location))
    }
    guard let node = mapping["openapi"] else {
      if let swagger = mapping.entry(for: "swagger") {
        let version = swagger.value.string ?? "2.0"
        throw DiagnosticError(
          .error(
            "OpenAPI \(version) is not supported", at: swagger.keyLocation,
            hint: "convert the description to 3.0 or later; most editors of descriptions can"))
      }
      let nearest = NearestName.of("openapi", among: mapping.keys.prefix(100))
      let hint = nearest.map { "`\($0)` comes near, but is not it" }
      throw DiagnosticError(
        .error("this is no OpenAPI document: it has no `openapi`", at: root.location, hint: hint))
    }
    guard let text = node.string else {
      throw DiagnosticError(
        .error(
          "expected text for `openapi`, found \(node.kindName)", at: node.location,
          hint: "as in `openapi: \"3.1.0\"`"))
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3, let version = OpenAPIVersion(rawValue: parts[..<2].joined(separator: ".")),
      parts[2].first?.isASCII == true, parts[2].first?.isNumber == true
    else {
      throw DiagnosticError(
        .error(
          "OpenAPI `\(text)` is not supported", at: node.location,
          hint: "3.0, 3.1 and 3.2 are, as in `openapi: 3.1.0`"))
    }
    self = version
  }
}
