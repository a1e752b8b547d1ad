// What is said about a description: errors, then warnings, then notes, each as a compiler says it.

import Diagnostics

/// Diagnostics as one text. Those that differ only by their place are shown in full once; of the others the place is
/// given: a keyword that stands in a hundred places is one matter, not a hundred.
struct DiagnosticReport {
  private let groups: [Group]
  private let counts: [Diagnostic.Severity: Int]

  private struct Group {
    let first: Diagnostic
    var places: [SourceLocation]
  }

  /// - Parameter includingNotes: Without it notes are only counted, and only beside something worse.
  init(_ diagnostics: [Diagnostic], includingNotes: Bool) {
    counts = Dictionary(diagnostics.map { ($0.severity, 1) }, uniquingKeysWith: +)
    let severities: [Diagnostic.Severity] = includingNotes ? [.error, .warning, .note] : [.error, .warning]
    let ordered = Self.ordered(diagnostics)
    groups = severities.flatMap { severity in Self.groups(of: ordered.filter { $0.severity == severity }) }
  }

  /// Without a line break at the end; empty when there is nothing to show.
  func text(_ paint: Paint) -> String {
    groups.map { group in
      ([group.first.rendered(paint)] + Self.lines(of: group.places)).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// Such as `2 errors, 5 warnings`; nil when nothing is shown.
  var summary: String? {
    guard !groups.isEmpty else { return nil }
    let kinds: [(Diagnostic.Severity, String)] = [(.error, "error"), (.warning, "warning"), (.note, "note")]
    return kinds.compactMap { severity, noun in counts[severity].map { "\(Count($0, noun))" } }.joined(separator: ", ")
  }

  /// By place: files in the order in which they are first mentioned, and what has no place at the end.
  private static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var files: [SourceFile: Int] = [:]
    for file in diagnostics.compactMap(\.location?.file) where files[file] == nil { files[file] = files.count }
    func key(_ diagnostic: Diagnostic) -> (Int, Int, Int) {
      guard let place = diagnostic.location else { return (files.count, 0, 0) }
      return (files[place.file] ?? 0, place.line, place.column)
    }
    return diagnostics.enumerated()
      .sorted { left, right in
        let (a, b) = (key(left.element), key(right.element))
        return a == b ? left.offset < right.offset : a < b
      }
      .map(\.element)
  }

  private static func groups(of diagnostics: [Diagnostic]) -> [Group] {
    var groups: [Group] = []
    var indices: [Diagnostic: Int] = [:]
    for diagnostic in diagnostics {
      var matter = diagnostic
      matter.location = nil
      if let index = indices[matter] {
        if let place = diagnostic.location { groups[index].places.append(place) }
      } else {
        indices[matter] = groups.count
        groups.append(Group(first: diagnostic, places: []))
      }
    }
    return groups
  }

  /// `also at spec/a.yaml:52:9, 60:9, 88:9`: a line or more for each file.
  private static func lines(of places: [SourceLocation]) -> [String] {
    var lines: [String] = []
    var file: SourceFile?
    for place in places {
      let short = "\(place.line):\(place.column)"
      if place.file != file {
        file = place.file
        lines.append("also at \(place)")
      } else if let last = lines.last, last.count + short.count + 3 <= widest {
        lines[lines.count - 1] = "\(last), \(short)"
      } else {
        lines[lines.count - 1] += ","
        lines.append("        \(short)")
      }
    }
    return lines
  }

  private static let widest = 100
}
