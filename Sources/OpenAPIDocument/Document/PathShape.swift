extension String {
  /// The path without the names of its parameters. Paths of the same shape match the same requests.
  package var withoutParameterNames: String {
    var isName = false
    return filter { character in
      defer { if character == "{" { isName = true } }
      if character == "}" { isName = false }
      return !isName
    }
  }
  /// The names of the parameters in a path, in order.
  package var parameterNames: [String] {
    split(separator: "{").dropFirst().map { String($0.drop { $0 == "+" }.prefix { $0 != "}" }) }
  }
}
