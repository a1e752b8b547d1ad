/// The difference of two texts in the unified format, as `diff -u` writes it and `patch` reads it.
struct UnifiedDiff {
  private enum Line {
    case same(String), removed(String), added(String)
  }

  private let lines: [Line]
  private let oldName: String
  private let newName: String

  /// - Parameters:
  ///   - old: nil when there is no file yet.
  ///   - new: nil when the file is to go.
  init(from old: String?, to new: String?, name: String) {
    oldName = old == nil ? "/dev/null" : "a/" + name
    newName = new == nil ? "/dev/null" : "b/" + name
    lines = Self.lines(Self.split(old ?? ""), Self.split(new ?? ""))
  }

  /// The hunks with three lines of context; empty when nothing differs.
  func text(coloured: Bool = false) -> String {
    var text = ""
    func put(_ line: String, _ colour: String) {
      text += coloured && !colour.isEmpty ? "\u{1B}[\(colour)m\(line)\u{1B}[0m\n" : line + "\n"
    }
    let hunks = hunks()
    guard !hunks.isEmpty else { return "" }
    put("--- " + oldName, "1")
    put("+++ " + newName, "1")
    var oldLine = 0
    var newLine = 0
    var next = 0
    for hunk in hunks {
      for line in lines[next..<hunk.lowerBound] { Self.count(line, &oldLine, &newLine) }
      var oldCount = 0
      var newCount = 0
      for line in lines[hunk] { Self.count(line, &oldCount, &newCount) }
      let oldStart = oldCount == 0 ? oldLine : oldLine + 1
      let newStart = newCount == 0 ? newLine : newLine + 1
      put("@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@", "36")
      for line in lines[hunk] {
        switch line {
        case .same(let text): put(" " + text, "")
        case .removed(let text): put("-" + text, "31")
        case .added(let text): put("+" + text, "32")
        }
      }
      oldLine += oldCount
      newLine += newCount
      next = hunk.upperBound
    }
    return text
  }

  /// The stretches to show: changes that are close to each other share one.
  private func hunks() -> [Range<Int>] {
    let context = 3
    var hunks: [Range<Int>] = []
    for (index, line) in lines.enumerated() {
      if case .same = line { continue }
      let range = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private static func count(_ line: Line, _ old: inout Int, _ new: inout Int) {
    switch line {
    case .same: (old, new) = (old + 1, new + 1)
    case .removed: old += 1
    case .added: new += 1
    }
  }

  /// Emitted files end in a newline, which is no line of its own.
  private static func split(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func lines(_ old: [String], _ new: [String]) -> [Line] {
    // What both begin and end with is no matter for the algorithm, whose work grows with size times differences.
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let oldMiddle = old[start..<(old.count - end)]
    let newMiddle = new[start..<(new.count - end)]
    return old[..<start].map(Line.same) + middle(Array(oldMiddle), Array(newMiddle))
      + old[(old.count - end)...].map(Line.same)
  }

  private static func middle(_ old: [String], _ new: [String]) -> [Line] {
    // Texts that have nothing to do with each other are shown one after the other.
    guard old.count * new.count <= 25_000_000 else { return old.map(Line.removed) + new.map(Line.added) }
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        lines.append(.removed(old[oldIndex]))
        oldIndex += 1
      } else if added.contains(newIndex) {
        lines.append(.added(new[newIndex]))
        newIndex += 1
      } else {
        lines.append(.same(old[oldIndex]))
        oldIndex += 1
        newIndex += 1
      }
    }
    return lines
  }
}
