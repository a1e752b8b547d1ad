// The manifest as a file. Its content is checked as if it came from an untrusted source.

import OperationCore

extension DownloadManifest {
  /// The most bytes of a manifest that are read, including its journal: enough for a hundred thousand files.
  static let sizeLimit = 64 << 20

  /// The manifest as the first line of its file.
  var fileBytes: [UInt8] { SealedLine.seal(jsonBytes) }

  /// Reads the manifest of a download; returns `nil` if there is none.
  ///
  /// - Throws: ``DownloadFailure/Reason/manifest(_:)`` for one that can't be used. The download doesn't silently start
  ///   over: that would make another export.
  init?(of name: DownloadName, request: String, in folder: DownloadFolder) throws(PostHogError) {
    func fault(_ reason: String) -> PostHogError { .download(.manifest(reason), file: name.manifest) }

    guard let bytes = try folder.read(name.manifest, upTo: Self.sizeLimit) else { return nil }
    guard bytes.count <= Self.sizeLimit else { throw fault("it is too large") }
    do throws(JSONError) {
      self = try Self(journal: bytes)
    } catch {
      throw fault("it is broken or of another version of this library (\(printable("\(error)", limit: 200)))")
    }
    if let reason = self.fault(name) { throw fault(reason) }
    guard self.request == request else { throw fault("it belongs to a download with another host, project or request") }
  }

  /// Reads the whole manifest in the first line and applies the changes in the lines after it.
  private init(journal bytes: [UInt8]) throws(JSONError) {
    var lines = bytes.split(separator: SealedLine.end, omittingEmptySubsequences: false)
    // The first line was written in one step, so it is complete. The last line may be cut short by a crash, and the
    // line before it may have lost all but its length in a loss of power.
    self = try Self(json: SealedLine.open(lines.removeFirst()))
    _ = lines.popLast()
    if let last = lines.last, !last.isEmpty, last.allSatisfy({ $0 == 0 }) { lines.removeLast() }
    for (number, text) in lines.enumerated() {
      let line = try JournalLine(json: SealedLine.open(text))
      guard parts?.indices.contains(line.part) == true else {
        throw JSONError(
          offset: 0, .unexpected(expected: "a part of the download", found: "another in line \(number + 2)"))
      }
      parts?[line.part].state = line.state
    }
  }
}
