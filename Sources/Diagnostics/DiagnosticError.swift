/// Thrown when a description cannot be read: everything that was found wrong with it, in document order.
public struct DiagnosticError: Error, Sendable, CustomStringConvertible {
  /// Never empty.
  public let diagnostics: [Diagnostic]

  /// Several findings.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// One finding.
  public init(_ diagnostic: Diagnostic) {
    self.init([diagnostic])
  }

  /// The diagnostics as a compiler would print them.
  public var description: String { diagnostics.map(\.rendered).joined(separator: "\n") }
}
