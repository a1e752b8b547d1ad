// What a download remembers beside its files, so that the same call continues it in another process. It holds no key and no
// signed address. How far a file is, its length tells.

import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The state of a download as it is kept on disk.
struct DownloadManifest: Sendable, Hashable {
  /// The version of the form. A manifest of another version is refused.
  static let version = 1

  /// The fingerprint of host, project and request.
  let request: String
  /// The export at the server.
  let export: UUID
  /// How many records its files hold.
  var records: Int?
  /// The files of the export, once it is done.
  var parts: [Part]?
  /// Files of an earlier export of this download: they may be replaced, and those that are left at the end go.
  var superseded: [String] = []
  /// Whether nothing was left to do at the end of a call: what a later one finds missing, somebody has moved away.
  var isFinished = false

  /// One file of the export.
  struct Part: Sendable, Hashable {
    let id: UUID
    let file: String
    var identity: FileIdentity?
    /// Whether it is there in whole, under its own name or, after a crash, still under the one of the partial file.
    var isDone = false
  }

  /// The files that this download has put under their names.
  var ownFiles: [String] { superseded + (parts ?? []).filter(\.isDone).map(\.file) }

  /// What its files are called until they are there in whole.
  var partialFiles: [String] { (parts ?? []).map { DownloadFolder.partialName(of: $0.file) } }

  /// Why the manifest can't be one that this library wrote for a download of these names; nil when it can.
  func fault(_ name: DownloadName) -> String? {
    let parts = parts ?? []
    let files = parts.map(\.file)
    guard (files + superseded).allSatisfy(name.isOwn), Set(files).count == files.count else {
      return "it names files that are not of this download"
    }
    guard !isFinished || self.parts != nil && superseded.isEmpty else { return "it is finished and is not" }
    guard parts.allSatisfy({ $0.identity?.isPlausible ?? !$0.isDone }) else {
      return "it describes files as no server does"
    }
    return nil
  }
}

// MARK: - JSON

extension DownloadManifest: JSONObjectReadable, JSONObjectWritable {
  init(members json: inout JSONReader) throws(JSONError) {
    let version: Int = try json.required("version")
    guard version == Self.version else {
      throw JSONError(offset: 0, .unexpected(expected: "version \(Self.version)", found: "version \(version)"))
    }
    request = try json.required("request")
    export = try json.required("export")
    records = try json.optional("records")
    parts = try json.optional("parts")
    superseded = try json.optional("superseded") ?? []
    isFinished = try json.optional("finished") ?? false
  }

  func write(members json: inout JSONWriter) {
    json.write("version", Self.version)
    json.write("request", request)
    json.write("export", export)
    json.write("records", records)
    json.write("parts", parts)
    json.write("superseded", superseded.isEmpty ? nil : superseded)
    json.write("finished", isFinished)
  }
}

extension DownloadManifest.Part: JSONObjectReadable, JSONObjectWritable {
  init(members json: inout JSONReader) throws(JSONError) {
    id = try json.required("id")
    file = try json.required("file")
    let length: Int64? = try json.optional("length")
    let validator: String? = try json.optional("validator")
    identity = length.map { FileIdentity(length: $0, validator: validator) }
    isDone = try json.required("done")
  }

  func write(members json: inout JSONWriter) {
    json.write("id", id)
    json.write("file", file)
    json.write("length", identity?.length)
    json.write("validator", identity?.validator)
    json.write("done", isDone)
  }
}
