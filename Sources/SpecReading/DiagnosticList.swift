/// What has been found wrong so far. A reader goes on after most faults, so that one run reports all of them.
struct DiagnosticList {
  /// A person reads no more than this in one go, and a hostile file could hold millions.
  private static let limit = 100

  private var diagnostics: [Diagnostic] = []
  private var omitted = 0

  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.limit {
      diagnostics.append(diagnostic)
    } else {
      omitted += 1
    }
  }

  /// Fails with what was found, if anything was.
  func check() throws(DiagnosticError) {
    if !diagnostics.isEmpty { throw DiagnosticError(sorted(diagnostics)) }
  }

  /// What was found, and the fault that ends the reading.
  func error(adding last: Diagnostic) -> DiagnosticError {
    DiagnosticError(sorted(diagnostics + [last]))
  }

  private func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let sorted = diagnostics.sorted { left, right in
      guard let left = left.location, let right = right.location else { return false }
      return left < right
    }
    guard omitted > 0 else { return sorted }
    return sorted + [Diagnostic(.note, "\(omitted) more errors are not shown", at: nil)]
  }
}
