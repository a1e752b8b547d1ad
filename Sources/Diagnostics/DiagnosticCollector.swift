/// Collects what is found while a description is read and its code is decided on. Every stage reports to one and goes on
/// after most faults, so that one run reports all of them.
public final class DiagnosticCollector {
  private let limit: Int
  private var kept: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  private var omitted = 0
  private var tallies: [Tally: Set<SourceLocation>] = [:]
  private var comparisonsLeft = 100_000

  /// Something, and what there is to say of it wherever it stands.
  private struct Tally: Hashable {
    let name: String
    let remark: String
  }

  /// - Parameter limit: How many diagnostics are kept; the others are counted. A hostile file could hold millions.
  public init(limit: Int = .max) {
    self.limit = limit
  }

  /// Keeps a diagnostic. The same one at the same place, reached twice, is one.
  public func report(_ diagnostic: Diagnostic) {
    guard kept.count < limit else {
      omitted += 1
      return
    }
    if known.insert(diagnostic).inserted { kept.append(diagnostic) }
  }

  /// Reports something for which no code can be generated.
  public func error(
    _ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    report(.error(message, at: location, hint: hint, notes: notes))
  }

  /// Reports something that is lost or looks like a mistake.
  public func warning(
    _ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    report(.warning(message, at: location, hint: hint, notes: notes))
  }

  /// Reports something for completeness.
  public func note(_ message: String, at location: SourceLocation?) {
    report(Diagnostic(.note, message, at: location))
  }

  /// Counts something that is found in many places, to be reported in one note with the first of them.
  public func count(_ name: String, _ remark: String, at location: SourceLocation) {
    tallies[Tally(name: name, remark: remark), default: []].insert(location)
  }

  /// A hint that names the candidate that comes nearest to `name`, if one comes near.
  ///
  /// A hostile description with a hundred thousand wrong names, as many right ones, and long ones, gets hints only as
  /// long as they come cheap.
  public func hint<Names: Collection<String>>(for name: String, among names: @autoclosure () -> Names) -> String? {
    guard comparisonsLeft > 0, name.utf8.count < 100 else { return nil }
    let candidates = names()
    comparisonsLeft -= candidates.count
    return NearestName.hint(for: name, among: candidates.lazy.filter { $0.utf8.count < 200 })
  }

  /// Whether anything was reported that is an error.
  public var hasErrors: Bool { kept.contains { $0.severity == .error } }

  /// Everything reported, in the order of places; what has no place comes first.
  public var all: [Diagnostic] { all(adding: []) }

  /// Throws everything reported, if an error is among it.
  public func check() throws(DiagnosticError) {
    if hasErrors { throw DiagnosticError(all) }
  }

  /// Everything reported, and the fault after which nothing more can be found.
  public func error(endingIn last: Diagnostic) -> DiagnosticError { DiagnosticError(all(adding: [last])) }

  private func all(adding last: [Diagnostic]) -> [Diagnostic] {
    let tallied = tallies.compactMap { tally, places -> Diagnostic? in
      guard let first = places.min() else { return nil }
      let times = places.count == 1 ? "" : " (\(places.count) times, first here)"
      return Diagnostic(.note, "`\(tally.name)`\(times) \(tally.remark)", at: first)
    }
    let sorted = (kept + last + tallied.sorted { $0.message < $1.message }).sortedByPlace
    guard omitted > 0 else { return sorted }
    return sorted + [Diagnostic(.note, "\(omitted) more errors are not shown", at: nil)]
  }
}

extension [Diagnostic] {
  /// In the order of their places; what is at one place stays in its order.
  fileprivate var sortedByPlace: [Diagnostic] {
    enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let a?, let b?) where a != b: a < b
      case (nil, .some): true
      case (.some, nil): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }
}
