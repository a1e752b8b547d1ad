import Diagnostics

/// A fault after which nothing more can be read from the file. What was found before it is reported with it.
struct FinalFault: Error {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  init(_ message: String, at location: SourceLocation, hint: String? = nil) {
    self.init(.error(message, at: location, hint: hint))
  }
}
