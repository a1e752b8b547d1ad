import OpenAPIDocument

/// The URL of a callback, with expressions that refer to the request that it belongs to.
struct CallbackExpression {
  /// The expression in a form that is equal for the same URL: parameters of a path by their positions, names of headers
  /// in lower case.
  let shape: String

  /// - Parameters:
  ///   - text: The key of the callback, such as `{$request.query.url}`.
  ///   - path: The path of the operation that the callback belongs to.
  init(_ text: String, in path: String) {
    let names = path.parameterNames
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map { part in
      if part.hasPrefix("request.path.") {
        return Self.replacingName(in: part) { name in names.firstIndex(of: name).map { "#\($0)" } ?? name }
      }
      if part.hasPrefix("request.header.") || part.hasPrefix("response.header.") {
        return Self.replacingName(in: part) { $0.lowercased() }
      }
      return String(part)
    }
    shape = parts.joined(separator: "$").exactSpelling
  }

  /// Changes the name at the end of an expression such as `request.path.id}`.
  private static func replacingName(in part: Substring, by change: (String) -> String) -> String {
    let expression = part.prefix { $0 != "}" }
    let words = expression.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    let name = words.count == 3 ? change(String(words[2])) : ""
    return "\(words.prefix(2).joined(separator: ".")).\(name)\(part[expression.endIndex...])"
  }
}
