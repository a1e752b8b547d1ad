/// The error for a document that can't be read: all its diagnostics, in document order.
public struct DiagnosticError: Error, Sendable, CustomStringConvertible {
  /// The diagnostics; never empty.
  public let diagnostics: [Diagnostic]

  /// Creates an error from several diagnostics.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// Creates an error from one diagnostic.
  public init(_ diagnostic: Diagnostic) {
    self.init([diagnostic])
  }

  /// The diagnostics in the format of a compiler.
  public var description: String { diagnostics.map(\.rendered).joined(separator: "\n") }
}
