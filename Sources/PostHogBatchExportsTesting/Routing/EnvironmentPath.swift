import HTTPTypes

/// `/api/environments/…`, the deprecated alias of the project paths.
enum EnvironmentPath {
  /// Returns the project path for an environment path; `nil` for any other path.
  static func successor(of segments: [String]) -> [String]? {
    guard segments.count > 2, segments[0] == "api", segments[1] == "environments" else { return nil }
    return ["api", "projects"] + segments.dropFirst(2)
  }

  /// Redirects with 307 to a relative location, with the same query.
  static func redirect(_ target: Target) -> FakeResponse {
    let query = target.rawQuery.isEmpty ? "" : "?" + target.rawQuery
    var response = FakeResponse(status: .temporaryRedirect, headers: [.location: successorPath(of: target) + query])
    addHeaders(to: &response, target)
    return response
  }

  static func addHeaders(to response: inout FakeResponse, _ target: Target) {
    let link = "<\(successorPath(of: target))>; rel=\"successor-version\""
    for (name, value) in [("Deprecation", "true"), ("Link", link)] {
      guard let name = HTTPField.Name(name) else { continue }
      response.head.headerFields[name] = value
    }
  }

  private static func successorPath(of target: Target) -> String {
    "/api/projects/"
      + target.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3).joined(separator: "/")
  }
}
