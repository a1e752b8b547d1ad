import APIModel
import DataReading
import Diagnostics
import Generation
import SwiftEmission

/// An OpenAPI document in memory, for tests of the generated code.
struct Description {
  /// The text of each file by its name, including `apigen.yaml` if there is a configuration.
  var files: [String: String]
  /// The name of the root file.
  var root = "spec.yaml"

  /// Returns the generated Swift, without the folder of the files.
  func emitted() throws -> (files: [EmittedFile], diagnostics: [Diagnostic]) {
    let generation = try generated()
    return (generation.files().filter { $0.name.hasSuffix(".swift") }, generation.diagnostics)
  }

  /// Returns everything that is generated.
  func generated() throws -> Generation {
    var generation = try Generation(documentAt: root, files: FileStore(texts: files))
    generation.api.source = root
    return generation
  }
}
