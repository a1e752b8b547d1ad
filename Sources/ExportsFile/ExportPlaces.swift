import Diagnostics
import PostHogBatchExports

/// Where the exports of a file and their properties are.
struct ExportPlaces: Sendable {
  /// The places of the exports by name.
  var exports: [String: SourceLocation] = [:]
  /// The places of their properties by path, by the name of the export.
  var properties: [String: [String: SourceLocation]] = [:]

  /// Returns the place that a problem is about: the property or, where it isn't in the file, the export.
  func place(of problem: ExportSetProblem) -> SourceLocation? {
    guard let export = problem.export else { return nil }
    return problem.property.flatMap { properties[export]?[$0] } ?? exports[export]
  }
}
