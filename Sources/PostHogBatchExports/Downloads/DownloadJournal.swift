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

/// Writes a manifest to disk, for one caller at a time.
///
/// The first line holds the whole manifest, and each further line a change of a part since then. Writing costs as much
/// as has changed, however many parts there are.
struct DownloadJournal: Sendable {
  private let name: String
  private let folder: DownloadFolder
  /// The file that lines are appended to; `nil` until this process has written the first one, and after a line that
  /// failed: no line may follow what a full disk left of it.
  private var file: FileDescriptor?
  private var firstLineSize = 0
  private var size = 0

  /// Creates a journal without writing anything.
  init(_ name: String, in folder: DownloadFolder) {
    self.name = name
    self.folder = folder
  }

  /// Whether to write the whole manifest next instead of another line.
  var isFull: Bool { file == nil || size - firstLineSize > max(firstLineSize, 1 << 20) }

  /// Replaces the file with the whole manifest.
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

  /// Appends a line.
  ///
  /// - Parameter lasting: Whether the line has to survive a loss of power. The function waits for the disk then.
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

  /// Closes the file.
  mutating func close() {
    try? file?.close()
    file = nil
  }
}
