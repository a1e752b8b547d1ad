/// Applies unified diffs, independently of the code that writes them: every count and every unchanged line is checked.
struct Patch {
  struct Mismatch: Error {
    let line: String
  }

  let text: String

  func apply(to old: String) throws -> String {
    var source = Self.lines(of: old)[...]
    var result: [String] = []
    var done = 0
    var lines = Self.lines(of: text)[...]
    guard !lines.isEmpty else { return old }
    guard lines.removeFirst().hasPrefix("--- "), lines.removeFirst().hasPrefix("+++ ") else {
      throw Mismatch(line: "heading")
    }
    while let heading = lines.popFirst() {
      guard let hunk = heading.wholeMatch(of: /@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n/) else {
        throw Mismatch(line: heading)
      }
      var (oldCount, newCount) = (Int(hunk.2 ?? "1") ?? -1, Int(hunk.4 ?? "1") ?? -1)
      // An empty range has the number of the line before it.
      let start = (Int(hunk.1) ?? -1) - (oldCount == 0 ? 0 : 1)
      guard start >= done, start - done <= source.count else { throw Mismatch(line: heading) }
      result += source.prefix(start - done)
      source = source.dropFirst(start - done)
      done = start
      guard (Int(hunk.3) ?? -1) - (newCount == 0 ? 0 : 1) == result.count else { throw Mismatch(line: heading) }
      while oldCount > 0 || newCount > 0 {
        guard var line = lines.popFirst() else { throw Mismatch(line: "the end") }
        let sign = line.removeFirst()
        if lines.first?.hasPrefix("\\") == true {
          lines.removeFirst()
          line.removeLast()
        }
        guard [" ", "-", "+"].contains(sign) else { throw Mismatch(line: line) }
        if sign != "+" {
          guard source.popFirst() == line else { throw Mismatch(line: line) }
          done += 1
          oldCount -= 1
        }
        if sign != "-" {
          result.append(line)
          newCount -= 1
        }
      }
      guard oldCount == 0, newCount == 0 else { throw Mismatch(line: heading) }
    }
    return (result + source).joined()
  }

  /// The lines with their line feeds.
  private static func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
    let last = lines.popLast()?.dropLast() ?? ""
    return last.isEmpty ? lines : lines + [String(last)]
  }
}
