// The manifest on disk: the whole of it in the first line, and a line for each change of a part since then. Writing it costs as
// much as has changed, however many parts there are.

import OperationCore
import SystemPackage

/// A change of one part.
struct JournalLine: Sendable, JSONObjectReadable, JSONObjectWritable {
  let part: Int
  let state: PartState

  init(part: Int, state: PartState) {
    self.part = part
    self.state = state
  }

  init(members json: inout JSONReader) throws(JSONError) {
    part = try json.required("part")
    state = try PartState(members: &json)
  }

  func write(members json: inout JSONWriter) {
    json.write("part", part)
    state.write(members: &json)
  }
}

/// Writes a manifest, for one caller at a time.
struct DownloadJournal: Sendable {
  private let name: String
  private let folder: DownloadFolder
  /// The file that lines are added to; nil until this process has written the first one, and after a line that failed: what a
  /// full disk left of it must not come before another one.
  private var file: FileDescriptor?
  private var firstLineSize = 0
  private var size = 0

  /// A journal of which nothing is written yet.
  init(_ name: String, in folder: DownloadFolder) {
    self.name = name
    self.folder = folder
  }

  /// Whether it is time to write the whole manifest instead of another line.
  var isFull: Bool { file == nil || size - firstLineSize > max(firstLineSize, 1 << 20) }

  /// Puts the whole manifest in the place of what is there.
  mutating func write(_ manifest: DownloadManifest) throws(PostHogError) {
    close()
    let bytes = manifest.fileBytes
    guard bytes.count <= DownloadManifest.sizeLimit / 2 else {
      throw .download(.manifest("it would be too large, because the export has too many files"), file: name)
    }
    try folder.replace(name, with: bytes)
    file = try folder.open(name, .writeOnly, options: .append)
    (firstLineSize, size) = (bytes.count, bytes.count)
  }

  /// Adds a line.
  ///
  /// - Parameter lasting: Whether it has to last through a loss of power. It waits for the disk then.
  mutating func add(_ line: JournalLine, lasting: Bool) throws(PostHogError) {
    let bytes = SealedLine.seal(line.jsonBytes)
    do throws(PostHogError) {
      try disk(name) { [file] in
        try file?.writeAll(bytes)
        if lasting { try file?.synchronize() }
      }
    } catch {
      close()
      throw error
    }
    size += bytes.count
  }

  /// Stops writing.
  mutating func close() {
    try? file?.close()
    file = nil
  }
}
