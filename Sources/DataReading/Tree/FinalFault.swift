import Diagnostics

/// A fault that ends the reading of a file. It is reported together with the faults found before it.
struct FinalFault: Error {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  init(_ message: String, at location: SourceLocation, hint: String? = nil) {
    self.init(.error(message, at: location, hint: hint))
  }
}
