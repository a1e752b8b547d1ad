import SpecReading

/// What is found while one description is read. Reading goes on after a fault, so that one run tells all of them.
final class Findings {
  private var diagnostics: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  private var tallies: [Tally: Set<SourceLocation>] = [:]
  private var comparisonsLeft = 100_000

  /// A keyword, and what there is to say of it wherever it stands.
  private struct Tally: Hashable {
    let keyword: String
    let remark: String
  }

  /// Notes a fault. The same one at the same place, reached twice, is one.
  func error(_ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Diagnostic.Note] = []) {
    add(.error(message, at: location, hint: hint, notes: notes))
  }

  /// Notes something that is lost or looks like a mistake.
  func warning(_ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Diagnostic.Note] = []) {
    add(.warning(message, at: location, hint: hint, notes: notes))
  }

  /// Counts a `nullable: true` without a `type` beside it, to be told in one note.
  ///
  /// 3.0.3 says that it means nothing there; drf-spectacular and others write it and mean it.
  func countNullable(at location: SourceLocation) {
    count("nullable", "without `type` is read as: null is allowed", at: location)
  }

  func add(_ diagnostic: Diagnostic) {
    if known.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  /// Counts a keyword that shapes no code, to be told in one note.
  func count(_ keyword: String, because reason: String, at location: SourceLocation) {
    count(keyword, "shapes no code: \(reason)", at: location)
  }

  private func count(_ keyword: String, _ remark: String, at location: SourceLocation) {
    tallies[Tally(keyword: keyword, remark: remark), default: []].insert(location)
  }

  /// A hint that names the candidate that comes nearest to `name`, if one comes near.
  ///
  /// A hostile description with a hundred thousand wrong names, as many right ones, and long ones, gets hints only as
  /// long as they come cheap.
  func hint<Names: Collection<String>>(for name: String, among names: @autoclosure () -> Names) -> String? {
    guard comparisonsLeft > 0, name.utf8.count < 100 else { return nil }
    let candidates = names()
    comparisonsLeft -= candidates.count
    return NearestName.hint(for: name, among: candidates.lazy.filter { $0.utf8.count < 200 })
  }

  /// Everything found, in the order of places.
  var all: [Diagnostic] {
    let notes = tallies.compactMap { tally, places -> Diagnostic? in
      guard let first = places.min() else { return nil }
      let times = places.count == 1 ? "" : " (\(places.count) times, first here)"
      return Diagnostic(.note, "`\(tally.keyword)`\(times) \(tally.remark)", at: first)
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
