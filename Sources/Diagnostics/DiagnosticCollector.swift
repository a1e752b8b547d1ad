/// Collects diagnostics while a document is read and its code is designed. Every stage reports to the same collector
/// and continues after most faults, so that one run reports all of them.
public final class DiagnosticCollector {
  private let limit: Int
  private var kept: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  private var omitted = 0
  private var tallies: [Tally: Set<SourceLocation>] = [:]
  private var comparisonsLeft = 100_000

  /// A thing that is counted, and the remark about it at all its locations.
  private struct Tally: Hashable {
    let name: String
    let remark: String
  }

  /// - Parameter limit: The number of diagnostics that are kept; others are only counted. A hostile file could cause
  ///   millions.
  public init(limit: Int = .max) {
    self.limit = limit
  }

  /// Keeps a diagnostic. If the same one is reported at the same location again, it is kept once.
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

  /// Reports something that is lost or is probably a mistake.
  public func warning(
    _ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    report(.warning(message, at: location, hint: hint, notes: notes))
  }

  /// Reports additional information.
  public func note(_ message: String, at location: SourceLocation?) {
    report(Diagnostic(.note, message, at: location))
  }

  /// Counts something that occurs in many places; one note reports the count and the first location.
  public func count(_ name: String, _ remark: String, at location: SourceLocation) {
    tallies[Tally(name: name, remark: remark), default: []].insert(location)
  }

  /// Returns a hint with the candidate that is most similar to `name`, if one is similar enough.
  ///
  /// A hostile document can have a hundred thousand wrong names, as many right ones, and long ones, so hints stop once
  /// they have become too expensive.
  public func hint<Names: Collection<String>>(for name: String, among names: @autoclosure () -> Names) -> String? {
    guard comparisonsLeft > 0, name.utf8.count < 100 else { return nil }
    let candidates = names()
    comparisonsLeft -= candidates.count
    return NearestName.hint(for: name, among: candidates.lazy.filter { $0.utf8.count < 200 })
  }

  /// Whether an error was reported.
  public var hasErrors: Bool { kept.contains { $0.severity == .error } }

  /// Every diagnostic, sorted by location; those without a location come first.
  public var all: [Diagnostic] { all(adding: []) }

  /// Throws every diagnostic, if at least one is an error.
  public func check() throws(DiagnosticError) {
    if hasErrors { throw DiagnosticError(all) }
  }

  /// Returns every diagnostic together with a fault that ends the reading.
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
  /// Sorts by location; diagnostics at the same location keep their order.
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
