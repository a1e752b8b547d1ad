// Whether the bytes of a partial file are those that arrived, and whether a whole file can be what its name says.

import OperationCore

extension PartialFile {
  private static let pieceSize: Int64 = 4 << 20

  /// Whether the first bytes are still those of a checkpoint. All of them are read for that, piece by piece, so that whoever
  /// stops waiting does not wait for a large file.
  func holds(_ checkpoint: Checkpoint) async throws(PostHogError) -> Bool {
    guard try size() >= checkpoint.bytes else { return false }
    var there = Checkpoint()
    while there.bytes < checkpoint.bytes {
      if Task.isCancelled { throw PostHogError(.cancelled(.notSent)) }
      let count = min(Self.pieceSize, checkpoint.bytes - there.bytes)
      let piece = try await onDiskThread { [self, there] () throws(PostHogError) in
        try read(Int(count), at: there.bytes)
      }
      guard piece.count == count else { return false }
      piece.withUnsafeBytes { there.add($0) }
    }
    return there == checkpoint
  }

  /// Why a whole file of so many bytes can't be what its name says; nil when it can.
  func contentFault(length: Int64) async throws(PostHogError) -> String? {
    guard let marks = FileMarks(of: name) else { return nil }
    let (head, tail) = try await onDiskThread { [self] () throws(PostHogError) in
      (try read(FileMarks.longest, at: 0), try read(FileMarks.longest, at: max(0, length - Int64(FileMarks.longest))))
    }
    return marks.fault(head: head, tail: tail, length: length)
  }
}
