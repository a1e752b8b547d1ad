import Diagnostics

extension Terminal {
  /// Writes errors and warnings; writes nothing if there are none.
  func show(_ diagnostics: [Diagnostic]) {
    let text = DiagnosticReport(diagnostics, includingNotes: false).text(paint)
    if !text.isEmpty { write(text + "\n") }
  }
}
