import Foundation
import Testing

/// A folder of its own for a test that runs `apigen` as a person would.
final class Workplace {
  let folder: URL

  struct Outcome {
    let status: Int32
    let output: String
    let complaints: String
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "apigen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws {
    let place = folder.appending(path: name)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: place)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  /// Names, contents and dates of everything in a folder: equal only if nothing has been touched.
  func state(of name: String) throws -> [String: String] {
    let place = folder.appending(path: name)
    var state: [String: String] = [:]
    for file in (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? [] {
      let path = place.appending(path: file).path
      let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      let contents = FileManager.default.contents(atPath: path) ?? Data()
      state[file] = "\(date?.timeIntervalSince1970 ?? 0) \(String(decoding: contents, as: UTF8.self))"
    }
    return state
  }

  /// Runs the built command in this folder.
  func apigen(_ arguments: String...) throws -> Outcome {
    let process = Process()
    process.executableURL = Bundle.main.bundleURL.appending(path: "apigen")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Files instead of pipes: they take any amount of text without somebody reading it.
    let outputs = ["out", "err"].map { folder.appending(path: ".\($0)-\(UUID().uuidString)") }
    for output in outputs { try Data().write(to: output) }
    process.standardOutput = try FileHandle(forWritingTo: outputs[0])
    process.standardError = try FileHandle(forWritingTo: outputs[1])
    try process.run()
    process.waitUntilExit()
    let texts = outputs.map { String(decoding: FileManager.default.contents(atPath: $0.path) ?? Data(), as: UTF8.self) }
    for output in outputs { try FileManager.default.removeItem(at: output) }
    return Outcome(status: process.terminationStatus, output: texts[0], complaints: texts[1])
  }
}

/// A small description that is fine.
let fineDescription = """
  openapi: 3.1.0
  info: {title: Pets, version: "1"}
  paths:
    /pets/{id}/:
      get:
        operationId: pets_retrieve
        tags: [Pets]
        parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
        responses:
          "200": {description: A pet., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
  components:
    schemas:
      Pet: {type: object, required: [id, name], properties: {id: {type: integer}, name: {type: string}}}

  """
