import Console
import Diagnostics

/// Formats diagnostics as one text: errors, then warnings, then notes, in the format of a compiler. Of diagnostics that
/// differ only by location, the first is shown in full and the others by location only: a keyword that occurs in a
/// hundred places is reported once.
struct DiagnosticReport {
  private let groups: [Group]
  private let counts: [Diagnostic.Severity: Int]

  private struct Group {
    let first: Diagnostic
    var places: [SourceLocation]
  }

  /// - Parameter includingNotes: Whether notes are shown. Otherwise they are only counted, and only if there are errors
  ///   or warnings.
  init(_ diagnostics: [Diagnostic], includingNotes: Bool) {
    counts = Dictionary(diagnostics.map { ($0.severity, 1) }, uniquingKeysWith: +)
    let severities: [Diagnostic.Severity] = includingNotes ? [.error, .warning, .note] : [.error, .warning]
    let ordered = Self.ordered(diagnostics)
    groups = severities.flatMap { severity in Self.groups(of: ordered.filter { $0.severity == severity }) }
  }

  /// The text, without a line break at the end; empty if there is nothing to show.
  func text(_ paint: Paint) -> String {
    groups.map { group in
      ([group.first.rendered(paint)] + Self.lines(of: group.places)).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// A count such as `2 errors, 5 warnings`; `nil` if nothing is shown.
  var summary: String? {
    guard !groups.isEmpty else { return nil }
    let kinds: [(Diagnostic.Severity, String)] = [(.error, "error"), (.warning, "warning"), (.note, "note")]
    return kinds.compactMap { severity, noun in counts[severity].map { "\(Count($0, noun))" } }.joined(separator: ", ")
  }

  /// Sorts by location: files in the order of their first diagnostic, and diagnostics without a location at the end.
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

  /// Returns `also at spec/a.yaml:52:9, 60:9, 88:9`, with at least one line for each file.
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
