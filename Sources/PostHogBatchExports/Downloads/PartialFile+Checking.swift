// Checks whether the bytes of a file are those that arrived, and whether a complete file can be what its name says.

import OperationCore
import SystemPackage

extension FileDescriptor {
  /// Returns whether the first bytes are still those of a checkpoint. All of them are read for that, piece by piece, so
  /// that a cancelled caller doesn't wait for a large file.
  func holds(_ checkpoint: Checkpoint, as name: String) async throws(PostHogError) -> Bool {
    guard try disk(name, { try stat().size }) >= checkpoint.bytes else { return false }
    var there = Checkpoint()
    while there.bytes < checkpoint.bytes {
      let count = min(pieceSize, checkpoint.bytes - there.bytes)
      let piece = try await piece(Int(count), at: there.bytes, of: name)
      guard piece.count == count else { return false }
      piece.withUnsafeBytes { there.add($0) }
    }
    return there == checkpoint
  }

  /// Returns the first byte of a text that isn't blank, wherever it is; `nil` if there is none.
  func firstOfText(as name: String) async throws(PostHogError) -> UInt8? {
    var (offset, size) = (0 as Int64, 64)
    while true {
      let piece = try await piece(size, at: offset, of: name)
      let text = offset == 0 && piece.starts(with: [0xEF, 0xBB, 0xBF]) ? piece.dropFirst(3) : piece[...]
      if let first = text.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) { return first }
      guard piece.count == size else { return nil }
      (offset, size) = (offset + Int64(size), Int(pieceSize))
    }
  }

  /// Reads at most `count` bytes from an offset on; fewer only at the end of the file.
  func piece(_ count: Int, at offset: Int64, of name: String) async throws(PostHogError) -> [UInt8] {
    if Task.isCancelled { throw PostHogError(.cancelled(.notSent)) }
    return try await onDiskThread { () throws(PostHogError) in
      try disk(name) {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
          while filled < count {
            let room = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
            let read = try read(fromAbsoluteOffset: offset + Int64(filled), into: room)
            if read == 0 { break }
            filled += read
          }
        }
      }
    }
  }
}

private let pieceSize: Int64 = 4 << 20

extension PartialFile {
  /// Returns whether the first bytes are still those of a checkpoint.
  func holds(_ checkpoint: Checkpoint) async throws(PostHogError) -> Bool {
    try await descriptor.holds(checkpoint, as: name)
  }

  /// Returns why a complete file of this length can't be what its name says; `nil` if it can.
  func contentFault(length: Int64) async throws(PostHogError) -> String? {
    guard let marks = FileMarks(of: name) else { return nil }
    if marks.isText {
      return try await marks.fault(firstOfText: descriptor.firstOfText(as: name), length: length)
    }
    let head = try await descriptor.piece(FileMarks.longest, at: 0, of: name)
    let tail = try await descriptor.piece(
      FileMarks.longest, at: max(0, length - Int64(FileMarks.longest)), of: name)
    return marks.fault(head: head, tail: tail, length: length)
  }
}
