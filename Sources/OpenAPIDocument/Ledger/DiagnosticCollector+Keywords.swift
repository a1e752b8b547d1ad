import Diagnostics

extension DiagnosticCollector {
  /// Counts a `nullable: true` without a `type` beside it.
  ///
  /// 3.0.3 says that it means nothing there; drf-spectacular and others write it and mean it.
  func countNullable(at location: SourceLocation) {
    count("nullable", "without `type` is read as: null is allowed", at: location)
  }

  /// Counts a keyword that shapes no code.
  func count(_ keyword: String, because reason: String, at location: SourceLocation) {
    count(keyword, "shapes no code: \(reason)", at: location)
  }
}
