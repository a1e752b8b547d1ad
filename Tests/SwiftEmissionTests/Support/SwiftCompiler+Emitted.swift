import SwiftEmission
import TestSupport

extension SwiftCompiler {
  /// Returns the compiler's messages about generated files as one module; `nil` if there are none.
  static func complaints(about files: [EmittedFile]) async throws -> String? {
    try await complaints(about: Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) }))
  }
}
