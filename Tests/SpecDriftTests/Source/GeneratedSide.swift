import Generation
import DataReading
import Diagnostics
import SpecDrift
import SwiftEmission

/// One of two documents, and what is generated from it.
struct GeneratedSide {
  let comparedSide: Comparison.Side
  let files: [String: String]
  let surface: [SurfaceDeclaration]

  /// - Returns: `nil` if no code can be generated.
  init?(_ text: String, configuration: String?) throws(DiagnosticError) {
    try self.init(
      documentAt: "document.yaml", files: FileStore(document: text, configuration: configuration))
  }

  init?(documentAt path: String, files store: FileStore = .disk) throws(DiagnosticError) {
    comparedSide = try Comparison.Side(documentAt: path, files: store)
    guard let generation = try? Generation(documentAt: path, files: store, mayBeEmpty: true) else { return nil }
    files = generation.swiftFiles
    surface = generation.api.surface
  }
}
