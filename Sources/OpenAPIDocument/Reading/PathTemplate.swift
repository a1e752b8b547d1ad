/// A path with `{names}`. `{+name}`, which is RFC 6570 and not OpenAPI, is common and read as `{name}`.
struct PathTemplate {
  /// The path with plain names.
  let text: String
  /// The names in the order of the path.
  let names: [String]
  /// The path without its names. Templates of the same shape match the same paths.
  let shape: String

  /// The reason why a text isn't a template.
  enum Fault: Error {
    case noSlash
    case unbalanced
    case emptyName
    case repeated(String)
  }

  init(_ text: String) throws(Fault) {
    guard text.hasPrefix("/") else { throw .noSlash }
    var names: [String] = []
    var seen: Set<String> = []
    var plain = ""
    var shape = ""
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[brace] == "{", let end = rest[brace...].dropFirst().firstIndex(where: { $0 == "{" || $0 == "}" }),
        rest[end] == "}"
      else { throw .unbalanced }
      let expression = rest[rest.index(after: brace)..<end]
      let name = String(expression.hasPrefix("+") ? expression.dropFirst() : expression)
      guard !name.isEmpty else { throw .emptyName }
      guard seen.insert(name).inserted else { throw .repeated(name) }
      names.append(name)
      plain += rest[..<brace] + "{\(name)}"
      shape += rest[..<brace] + "{}"
      rest = rest[rest.index(after: end)...]
    }
    self.names = names
    self.text = plain + rest
    self.shape = shape + rest
  }
}

extension PathTemplate.Fault: CustomStringConvertible {
  var description: String {
    switch self {
    case .noSlash: "a path begins with a slash"
    case .unbalanced: "the braces of the path don't match"
    case .emptyName: "a path parameter needs a name"
    case .repeated(let name): "the path has `{\(name)}` twice"
    }
  }
}
