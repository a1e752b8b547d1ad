/// The URL of a server where nobody chooses: each of its variables has its default.
package struct ServerAddress: Sendable {
  /// The URL, possibly relative.
  package let url: String

  /// - Parameters:
  ///   - template: The URL with `{variables}`.
  ///   - defaults: The default of each variable by its name. What stands in for a variable is no template itself.
  package init(_ template: String, defaults: [String: String]) {
    var url = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      url += rest[..<open] + (defaults[String(name)] ?? String(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    self.url = url + rest
  }

  /// Scheme and host: `https://host` for `https://host/api`, `""` for a URL without a host.
  package var origin: String { String(parts.origin) }

  /// The path, without a slash at its end: `""` for `https://host/`, `/api` for `https://host/api/`.
  package var path: String {
    var path = parts.path
    while path.last == "/" { path.removeLast() }
    return path.isEmpty || path.first == "/" ? String(path) : "/" + path
  }

  private var parts: (origin: Substring, path: Substring) {
    let whole = url.prefix { $0 != "?" && $0 != "#" }
    let slashes = whole.firstIndex(of: "/") ?? whole.endIndex
    // A scheme ends in a colon, and a host stands behind two slashes.
    guard whole[slashes...].hasPrefix("//"), slashes == whole.startIndex || whole[..<slashes].last == ":" else {
      return ("", whole)
    }
    let path = whole[slashes...].dropFirst(2).firstIndex(of: "/") ?? whole.endIndex
    return (whole[..<path], whole[path...])
  }
}
