import Diagnostics
import OperationCore

extension DiagnosticError {
  /// The same error without the lines of the file, and without anything that looks like a credential.
  var withoutExcerpts: DiagnosticError { DiagnosticError(diagnostics.map(\.withoutExcerpt)) }
}

extension Diagnostic {
  fileprivate var withoutExcerpt: Diagnostic {
    let notes = notes.map { Note($0.message.withoutCredentials, at: $0.location.withoutText) }
    return Diagnostic(
      severity, message.withoutCredentials, at: location?.withoutText, hint: hint?.withoutCredentials, notes: notes)
  }
}

extension String {
  /// The text without values of the file, which a message about a tag has, and without anything that looks like a credential.
  fileprivate var withoutCredentials: String {
    let words = replacing(/^`.*` doesn't match/) { _ in "the value doesn't match" }
    return CredentialMask.masking(words).replacing(/ph[acsx]_[A-Za-z0-9_]+/) { _ in "<redacted>" }
  }
}

extension SourceLocation {
  /// The same place in a file of the same name without content.
  fileprivate var withoutText: SourceLocation {
    SourceLocation(file: SourceFile(path: file.path, bytes: []), line: line, column: column)
  }
}
