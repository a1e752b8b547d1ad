import Diagnostics

/// Why a folder isn't brought to what it should be.
struct OutputError: Error, Equatable {
  /// Errors without a location: no description is at fault.
  let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  init(_ message: String, hint: String? = nil) {
    diagnostics = [.error(message, at: nil, hint: hint)]
  }
}
