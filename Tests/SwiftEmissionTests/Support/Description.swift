import APIModel
import Foundation
import OpenAPIDocument
import SpecReading
import SwiftEmission

/// A description in files of its own, for tests that say what is emitted for it.
struct Description {
  /// The text of each file by its name, `apigen.yaml` among them where there is a configuration.
  var files: [String: String]
  /// The name of the root file.
  var root = "spec.yaml"

  /// What is emitted; the folder of the files doesn't show in it.
  func emitted() throws -> (files: [EmittedFile], diagnostics: [Diagnostic]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "description-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    var configuration = Configuration()
    if files["apigen.yaml"] != nil {
      configuration = try Configuration(SpecReader().read(path: folder.appending(path: "apigen.yaml").path))
    }
    var api = try API(
      DocumentReader().read(path: folder.appending(path: root).path), configuration: configuration)
    api.source = root
    return (SwiftEmitter(api).files(), api.diagnostics)
  }
}
