import OperationCore
import SystemPackage

/// The name of a file that a download has finished, and what it wrote into it. The name alone doesn't distinguish it
/// from a file of another origin.
struct OwnFile: Sendable, Hashable {
  let name: String
  let content: Checkpoint
}

extension OwnFile: JSONObjectReadable, JSONObjectWritable {
  init(members json: inout JSONReader) throws(JSONError) {
    name = try json.required("file")
    content = try Checkpoint(members: &json)
  }

  func write(members json: inout JSONWriter) {
    json.write("file", name)
    content.write(members: &json)
  }
}

extension DownloadFolder {
  /// Returns whether a file is still what the download wrote. If the length fits, the whole file is read.
  func contains(_ own: OwnFile) async throws(PostHogError) -> Bool {
    guard let there = try stat(own.name), there.type == .regular, there.size == own.content.bytes else { return false }
    let file = try open(own.name, .readOnly)
    defer { try? file.close() }
    // Another file may have got the name meanwhile.
    guard try await file.holds(own.content, as: own.name) else { return false }
    return try isFile(file, called: own.name)
  }
}
