import Diagnostics

/// The reason why a folder can't be brought up to date.
struct OutputError: Error, Equatable {
  /// Errors without a location: the cause isn't in the OpenAPI document.
  let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  init(_ message: String, hint: String? = nil) {
    diagnostics = [.error(message, at: nil, hint: hint)]
  }
}
