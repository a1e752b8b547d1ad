import HTTPTypes

/// The target of a request: the decoded segments of its path, and its query.
struct Target {
  /// The path as it was sent, without the query.
  let path: String
  let rawQuery: String
  let segments: [String]
  let query: QueryItems

  init(_ head: HTTPRequest) {
    let target = head.path ?? "/"
    let end = target.firstIndex(of: "?") ?? target.endIndex
    path = String(target[..<end])
    rawQuery = String(target[end...].dropFirst())
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    if parts.last == "" { parts.removeLast() }  // the router takes a path with and without its last slash
    segments = parts.map { PercentCoding.decode($0) }
    query = QueryItems(rawQuery[...])
  }
}
