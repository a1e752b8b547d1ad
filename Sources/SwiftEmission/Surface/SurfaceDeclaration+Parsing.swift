extension SurfaceDeclaration {
  /// Parses a declaration from its ``text``; `nil` if the text isn't one.
  package init?(_ text: String) {
    var rest = text[...]
    isDeprecated = rest.removeEnd(" (deprecated)")
    isConstant = rest.removeEnd(" (constant)")
    guard let kind = Kind.allCases.first(where: { rest.hasPrefix($0.keyword + " ") }) else { return nil }
    self.kind = kind
    rest.removeFirst(kind.keyword.count + 1)
    let path: Substring
    if kind.hasParameters {
      guard let opening = rest.firstIndex(of: "("), let closing = rest.closing(of: opening) else { return nil }
      path = rest[..<opening]
      for part in rest[rest.index(after: opening)..<closing].separated(by: ",") {
        guard let parameter = Parameter(part) else { return nil }
        parameters.append(parameter)
      }
      var result = rest[rest.index(after: closing)...]
      if result.removeStart(" -> ") { type = String(result) } else if !result.isEmpty { return nil }
    } else {
      let parts = rest.separated(by: ":")
      guard parts.count <= 2, let first = parts.first else { return nil }
      path = first
      type = parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
    }
    let names = path.split(separator: ".", omittingEmptySubsequences: false)
    guard !names.contains(""), !path.contains(" ") else { return nil }
    if kind == .initializer {
      (owner, name) = (String(path), "init")
    } else {
      owner = names.dropLast().joined(separator: ".")
      name = names.last.map(String.init) ?? ""
    }
  }
}

extension SurfaceDeclaration.Parameter {
  fileprivate init?(_ text: Substring) {
    var text = text.drop { $0 == " " }
    hasDefault = text.removeEnd(" = …")
    guard let colon = text.firstIndex(of: ":") else { return nil }
    label = String(text[..<colon])
    type = String(text[text.index(after: colon)...].drop { $0 == " " })
    guard !label.isEmpty, !type.isEmpty else { return nil }
  }
}

extension Substring {
  fileprivate mutating func removeStart(_ start: String) -> Bool {
    guard hasPrefix(start) else { return false }
    removeFirst(start.count)
    return true
  }

  fileprivate mutating func removeEnd(_ end: String) -> Bool {
    guard hasSuffix(end) else { return false }
    removeLast(end.count)
    return true
  }

  /// Returns the bracket that closes another one.
  fileprivate func closing(of opening: Index) -> Index? {
    var depth = 0
    for index in self[opening...].indices {
      depth += self[index].depth
      if depth == 0 { return index }
    }
    return nil
  }

  /// Splits at a separator that isn't within brackets.
  fileprivate func separated(by separator: Character) -> [Substring] {
    guard !isEmpty else { return [] }
    var depth = 0
    return split(omittingEmptySubsequences: false) { character in
      depth += character.depth
      return depth == 0 && character == separator
    }
  }
}

extension Character {
  /// How the nesting changes after the character.
  fileprivate var depth: Int {
    switch self {
    case "(", "[", "<": 1
    case ")", "]", ">": -1
    default: 0
    }
  }
}
