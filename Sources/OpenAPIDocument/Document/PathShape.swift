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
}
