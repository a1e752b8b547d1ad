/// What has been found so far. A reader goes on after most faults, so that one run reports all of them.
struct DiagnosticList {
  private(set) var diagnostics: [Diagnostic] = []

  mutating func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Everything found, and the fault that ends the reading.
  func error(adding last: Diagnostic) -> DiagnosticError {
    DiagnosticError(diagnostics + [last])
  }

  /// Fails if anything was found.
  func check() throws(DiagnosticError) {
    if !diagnostics.isEmpty { throw DiagnosticError(diagnostics) }
  }
}
