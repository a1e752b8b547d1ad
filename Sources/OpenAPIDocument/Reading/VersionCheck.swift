import DataReading
import Diagnostics

extension OpenAPIVersion {
  /// Returns the version that a root file declares. Without a supported version nothing else in the file can be
  /// interpreted.
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
            "OpenAPI \(version) isn't supported", at: swagger.keyLocation,
            hint: "convert the document to 3.0 or later; most OpenAPI editors can"))
      }
      let nearest = NearestName.of("openapi", among: mapping.keys.prefix(100))
      let hint = nearest.map { "`\($0)` is similar, but not the same" }
      throw DiagnosticError(
        .error("this isn't an OpenAPI document: it has no `openapi`", at: root.location, hint: hint))
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
          "OpenAPI `\(text)` isn't supported", at: node.location,
          hint: "3.0, 3.1 and 3.2 are, as in `openapi: 3.1.0`"))
    }
    self = version
  }
}
