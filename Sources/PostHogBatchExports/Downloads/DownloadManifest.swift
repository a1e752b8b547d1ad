import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The state of a download as it is kept on disk beside its files, so that the same call continues it in another
/// process. It holds no key and no signed URL.
struct DownloadManifest: Sendable, Hashable {
  /// The version of the format. A manifest of another version is refused.
  static let version = 3

  /// The fingerprint of host, project and request.
  let request: String
  /// The id of the export on the server.
  let export: UUID
  /// The number of records in its files.
  var records: Int?
  /// The files of the export, once it has finished.
  var parts: [Part]?
  /// Files of an earlier export of this download, each name once: they may be replaced, and those that remain at the
  /// end are removed.
  var superseded: [OwnFile] = []
  /// Whether a call has completed the download: a file that a later call finds missing was moved away by the user.
  var isFinished = false

  /// One file of the export.
  struct Part: Sendable, Hashable {
    let id: UUID
    let file: String
    var state = PartState()
  }

  /// The files that this download has put under their names.
  var ownFiles: [OwnFile] {
    let done = (parts ?? []).filter(\.state.isDone).map { OwnFile(name: $0.file, content: $0.state.arrived) }
    let names = Set(done.map(\.name))
    return superseded.filter { !names.contains($0.name) } + done
  }

  /// The names of its files until they are complete.
  var partialFiles: [String] { (parts ?? []).map { DownloadFolder.partialName(of: $0.file) } }

  /// Why the manifest can't be one that this library wrote for a download with these names; `nil` if it can.
  func fault(_ name: DownloadName) -> String? {
    let parts = parts ?? []
    let (files, older) = (parts.map(\.file), superseded.map(\.name))
    guard (files + older).allSatisfy(name.isOwn), Set(files).count == files.count, Set(older).count == older.count
    else {
      return "it names files that are not of this download"
    }
    guard !isFinished || self.parts != nil && superseded.isEmpty else { return "it is finished and is not" }
    guard parts.allSatisfy(\.state.isPlausible) else {
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
    state = try PartState(members: &json)
  }

  func write(members json: inout JSONWriter) {
    json.write("id", id)
    json.write("file", file)
    state.write(members: &json)
  }
}
