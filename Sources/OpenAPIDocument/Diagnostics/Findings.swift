import SpecReading

/// What is found while one description is read. Reading goes on after a fault, so that one run tells all of them.
final class Findings {
  private var diagnostics: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  private var tallies: [Tally: [SourceLocation]] = [:]
  private var nearestName = NearestName()

  /// A keyword that shapes no code, and why.
  private struct Tally: Hashable {
    let keyword: String
    let reason: String
  }

  /// Notes a fault. The same one at the same place, reached twice, is one.
  func error(_ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Diagnostic.Note] = []) {
    add(.error(message, at: location, hint: hint, notes: notes))
  }

  /// Notes something that is lost or looks like a mistake.
  func warning(_ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Diagnostic.Note] = []) {
    add(.warning(message, at: location, hint: hint, notes: notes))
  }

  func add(_ diagnostic: Diagnostic) {
    if known.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  /// Counts a keyword that shapes no code, to be told in one note.
  func count(_ keyword: String, because reason: String, at location: SourceLocation) {
    tallies[Tally(keyword: keyword, reason: reason), default: []].append(location)
  }

  /// A hint that names the candidate that comes nearest to `name`, if one comes near.
  func hint(for name: String, among candidates: some Sequence<String>) -> String? {
    nearestName.find(name, among: candidates).map { "did you mean `\($0)`?" }
  }

  /// Everything found, in the order of places.
  var all: [Diagnostic] {
    let notes = tallies.compactMap { tally, places -> Diagnostic? in
      guard let first = places.min() else { return nil }
      let times = places.count == 1 ? "" : " (\(places.count) times, first here)"
      return Diagnostic(.note, "`\(tally.keyword)`\(times) shapes no code: \(tally.reason)", at: first)
    }
    return (diagnostics + notes.sorted { $0.message < $1.message }).enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let a?, let b?) where a != b: a < b
      case (nil, .some): true
      case (.some, nil): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  /// Whether a `Document` can't be made.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
