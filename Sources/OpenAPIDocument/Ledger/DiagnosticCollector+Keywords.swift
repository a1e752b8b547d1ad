import Diagnostics

extension DiagnosticCollector {
  /// Counts a `nullable: true` without a `type` beside it.
  ///
  /// According to 3.0.3 it has no effect there, but drf-spectacular and other generators write it to allow null.
  func countNullable(at location: SourceLocation) {
    count("nullable", "without `type` is understood as: null is allowed", at: location)
  }

  /// Counts a keyword that doesn't affect the generated code.
  func count(_ keyword: String, because reason: String, at location: SourceLocation) {
    count(keyword, "doesn't affect the code: \(reason)", at: location)
  }
}
