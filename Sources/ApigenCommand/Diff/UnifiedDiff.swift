import Console

/// The difference of two files in the unified format, as `diff -u` writes it and `patch -p1` reads it.
///
/// Lines are compared byte for byte: two encodings of one letter are a difference, as they are for readers of the
/// files.
struct UnifiedDiff {
  private typealias Line = (step: LineDiff.Step, bytes: ArraySlice<UInt8>)

  private let oldName: String
  private let newName: String
  private let lines: [Line]

  /// The number of equal lines that are shown around a change.
  private static let context = 3

  /// - Parameters:
  ///   - old: The old content; `nil` if there is no file yet.
  ///   - new: The new content; `nil` if the file is removed.
  init(from old: [UInt8]?, to new: [UInt8]?, path: String) {
    let path = String(path.drop { $0 == "/" })
    oldName = old == nil ? "/dev/null" : "a/\(path)"
    newName = new == nil ? "/dev/null" : "b/\(path)"
    lines = Self.lines(from: Self.split(old ?? []), to: Self.split(new ?? []))
  }

  /// The text of the difference; empty if there is none.
  func text(_ paint: Paint = .plain) -> String {
    let hunks = hunks
    guard !hunks.isEmpty else { return "" }
    var text = paint(.bold, "--- \(oldName)") + "\n" + paint(.bold, "+++ \(newName)") + "\n"
    var next = 0
    var (oldLine, newLine) = (1, 1)
    for hunk in hunks {
      oldLine += lines[next..<hunk.lowerBound].count { $0.step != .add }
      newLine += lines[next..<hunk.lowerBound].count { $0.step != .remove }
      next = hunk.upperBound
      let oldCount = lines[hunk].count { $0.step != .add }
      let newCount = lines[hunk].count { $0.step != .remove }
      let heading = "@@ -\(Self.range(oldLine, oldCount)) +\(Self.range(newLine, newCount)) @@"
      text += paint(.cyan, heading) + "\n"
      for line in lines[hunk] { text += Self.text(of: line, paint) }
      oldLine += oldCount
      newLine += newCount
    }
    return text
  }

  /// The stretches to show. Changes that are near each other share one.
  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].step != .keep {
      let range = max(0, index - Self.context)..<min(lines.count, index + Self.context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }
}

// MARK: - Text

extension UnifiedDiff {
  /// Returns the range of a heading. An empty range starts at the line before it, and a count of one is left out.
  private static func range(_ start: Int, _ count: Int) -> String {
    switch count {
    case 0: "\(start - 1),0"
    case 1: "\(start)"
    default: "\(start),\(count)"
    }
  }

  private static func text(of line: Line, _ paint: Paint) -> String {
    let isEnded = line.bytes.last == UInt8(ascii: "\n")
    let bytes = isEnded ? line.bytes.dropLast() : line.bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let painted =
      switch line.step {
      case .keep: " " + text
      case .remove: paint(.red, "-" + text)
      case .add: paint(.green, "+" + text)
      }
    return painted + (isEnded ? "\n" : "\n\\ No newline at end of file\n")
  }
}

// MARK: - Lines

extension UnifiedDiff {
  /// The lines with their line feeds, so that a last line without one differs.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func lines(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) -> [Line] {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let number = numbers[line] { return number }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    var lines: [Line] = []
    var (oldRest, newRest) = (old[...], new[...])
    var added: [Line] = []
    for step in LineDiff(from: old.map(number), to: new.map(number)).steps {
      // Within a change, removed lines are shown before added ones.
      switch step {
      case .keep:
        lines += added
        added = []
        lines.append((step, oldRest.removeFirst()))
        newRest.removeFirst()
      case .remove: lines.append((step, oldRest.removeFirst()))
      case .add: added.append((step, newRest.removeFirst()))
      }
    }
    return lines + added
  }
}
