// A file that a download has put under its name. Names alone don't tell it from one that somebody else put there.

import OperationCore
import SystemPackage

/// The name of a file, and what this download wrote into it.
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
  /// Whether a file is still what the download wrote. Where the length fits, all of it is read.
  func contains(_ own: OwnFile) async throws(PostHogError) -> Bool {
    guard let there = try stat(own.name), there.type == .regular, there.size == own.content.bytes else { return false }
    let file = try open(own.name, .readOnly)
    defer { try? file.close() }
    // Another one may have got the name meanwhile.
    guard try await file.holds(own.content, as: own.name) else { return false }
    return try isFile(file, called: own.name)
  }
}
