/// A path as its segments, so that two spellings of the path of one list are equal: the segments are decoded, without
/// empty ones at the end, and with `.` and `..` resolved.
struct ListPath: Sendable, Hashable {
  let segments: [String]

  init(_ path: some StringProtocol) {
    var segments: [String] = []
    for segment in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      // A segment that can't be decoded stays as it is, and then matches no segment of ours.
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

  /// The path of a list, starting at the ID of its scope.
  ///
  /// In front of that are the scope's kind, which may have an alias that a server redirects to and then links, and
  /// perhaps a prefix that only a proxy knows.
  init(below scope: OperationPath?, _ path: OperationPath) {
    let scope = scope.map { Self($0.description).segments.suffix(1) } ?? []
    segments = scope + Self(path.description).segments
  }

  /// Whether this path is the end of another path.
  func isEnd(of other: Self) -> Bool { other.segments.suffix(segments.count) == segments[...] }
}
