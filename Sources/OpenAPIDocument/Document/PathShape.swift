extension String {
  /// A path without the names of its parameters: those of one shape mean the same requests.
  package var withoutParameterNames: String {
    var isName = false
    return filter { character in
      defer { if character == "{" { isName = true } }
      if character == "}" { isName = false }
      return !isName
    }
  }
}
