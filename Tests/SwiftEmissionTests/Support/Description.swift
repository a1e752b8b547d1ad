import APIModel
import Diagnostics
import Foundation
import Generation
import SwiftEmission

/// A description in files of its own, for tests that say what is emitted for it.
struct Description {
  /// The text of each file by its name, `apigen.yaml` among them where there is a configuration.
  var files: [String: String]
  /// The name of the root file.
  var root = "spec.yaml"

  /// The Swift that is emitted; the folder of the files doesn't show in it.
  func emitted() throws -> (files: [EmittedFile], diagnostics: [Diagnostic]) {
    let generation = try generated()
    return (generation.files().filter { $0.name.hasSuffix(".swift") }, generation.diagnostics)
  }

  /// All that comes of it.
  func generated() throws -> Generation {
    let folder = FileManager.default.temporaryDirectory.appending(path: "description-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    var generation = try Generation(documentAt: folder.appending(path: root).path)
    generation.api.source = root
    return generation
  }
}
