/// Operations by method and path, such as `GET /api/projects/{id}/things/` or `* /api/organizations/**`: `*` is any
/// method or segment, `**` at the end any rest, and the name of a parameter doesn't count.
struct OperationPattern: Sendable, Hashable {
  /// The pattern as written.
  let text: String
  private let method: Substring
  private let segments: [Substring]

  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, words[1].hasPrefix("/"), words[0] == "*" || words[0].allSatisfy(\.isUppercase) else {
      return nil
    }
    self.text = text
    method = words[0]
    segments = Self.segments(words[1])
  }

  func matches(method: String, path: String) -> Bool {
    guard self.method == "*" || self.method == method else { return false }
    let found = Self.segments(path[...])
    let beginning = segments.last == "**" ? segments.dropLast() : segments[...]
    guard segments.last == "**" ? found.count >= beginning.count : found.count == beginning.count else { return false }
    return zip(beginning, found).allSatisfy { wanted, segment in
      wanted == "*" || wanted == segment || (wanted.isParameter && segment.isParameter)
    }
  }

  private static func segments(_ path: Substring) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false)
  }
}

extension Substring {
  fileprivate var isParameter: Bool { hasPrefix("{") && hasSuffix("}") }
}
