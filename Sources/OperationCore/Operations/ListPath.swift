// What makes two paths the same list, however they are written.

/// A path as its segments: decoded, without empty ones at the end, and with `.` and `..` resolved.
struct ListPath: Sendable, Hashable {
  let segments: [String]

  init(_ path: some StringProtocol) {
    var segments: [String] = []
    for segment in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      // What is no text stays as it is: it is then no segment of ours.
      let text = PercentEncoding.decode(Substring(segment), isForm: false) ?? String(segment)
      switch text {
      case ".": break
      case "..": _ = segments.popLast()
      default: segments.append(text)
      }
    }
    while segments.last == "" { segments.removeLast() }
    self.segments = segments
  }

  /// Where a list is, from the id of its scope on. Before that stand the level, of which some have a second name to
  /// which a server may redirect and then link, and a prefix that only a proxy knows of.
  init(below scope: OperationPath?, _ path: OperationPath) {
    let scope = scope.map { Self($0.description).segments.suffix(1) } ?? []
    segments = scope + Self(path.description).segments
  }

  /// Whether it is the end of another path.
  func isEnd(of other: Self) -> Bool { other.segments.suffix(segments.count) == segments[...] }
}
