import APIModel
import DataReading
import Diagnostics
import Generation
import SwiftEmission

/// A description in memory, for tests that say what is generated for it.
struct Description {
  /// The text of each file by its name, `apigen.yaml` among them where there is a configuration.
  var files: [String: String]
  /// The name of the root file.
  var root = "spec.yaml"

  /// The Swift that is generated; the folder of the files doesn't show in it.
  func emitted() throws -> (files: [EmittedFile], diagnostics: [Diagnostic]) {
    let generation = try generated()
    return (generation.files().filter { $0.name.hasSuffix(".swift") }, generation.diagnostics)
  }

  /// All that comes of it.
  func generated() throws -> Generation {
    var generation = try Generation(documentAt: root, files: FileStore(texts: files))
    generation.api.source = root
    return generation
  }
}
