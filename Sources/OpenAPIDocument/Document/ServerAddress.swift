/// The URL of a server with the default of each of its variables.
package struct ServerAddress: Sendable {
  /// The URL, which may be relative.
  package let url: String

  /// - Parameters:
  ///   - template: The URL with `{variables}`.
  ///   - defaults: The default of each variable by its name. Braces in a default aren't replaced again.
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

  /// The scheme and host: `https://host` for `https://host/api`, `""` for a URL without a host.
  package var origin: String { String(parts.origin) }

  /// The path without a trailing slash: `""` for `https://host/`, `/api` for `https://host/api/`.
  package var path: String {
    var path = parts.path
    while path.last == "/" { path.removeLast() }
    return path.isEmpty || path.first == "/" ? String(path) : "/" + path
  }

  private var parts: (origin: Substring, path: Substring) {
    let whole = url.prefix { $0 != "?" && $0 != "#" }
    let slashes = whole.firstIndex(of: "/") ?? whole.endIndex
    // A scheme ends in a colon, and a host follows two slashes.
    guard whole[slashes...].hasPrefix("//"), slashes == whole.startIndex || whole[..<slashes].last == ":" else {
      return ("", whole)
    }
    let path = whole[slashes...].dropFirst(2).firstIndex(of: "/") ?? whole.endIndex
    return (whole[..<path], whole[path...])
  }
}
