import Console
import Diagnostics

extension Terminal {
  /// Writes a line that begins with the name of the generator.
  func say(_ text: String) { say(text, as: "apigen") }

  /// Writes errors and warnings; writes nothing if there are none.
  func show(_ diagnostics: [Diagnostic]) {
    let text = DiagnosticReport(diagnostics, includingNotes: false).text(paint)
    if !text.isEmpty { write(text + "\n") }
  }
}
