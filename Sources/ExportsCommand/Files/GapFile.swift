import Console
import OperationCore
import PostHogBatchExports
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that keeps what a search for gaps has read.
struct GapFile {
  /// After this time what was read counts as out of date.
  static let longestAge = Duration.seconds(86_400)
  /// The longest file that is read: a thousand exports with some gaps take a few megabytes.
  private static let limit = 256 << 20

  private let path: String
  private let file: FileDescriptor

  /// Opens a file, or creates one if there is none. What is out of date is discarded.
  ///
  /// - Parameter record: An empty record of the present search, which becomes what the file has.
  /// - Throws: ``CommandFailure`` for a file of another search, and for one that is damaged: neither is changed.
  init(_ path: String, for record: inout GapRecord) throws(CommandFailure) {
    self.path = path
    let bytes = try WholeFile.read(path, limit: Self.limit) ?? []
    let saved = try bytes.isEmpty ? nil : Self.record(of: record.search, in: bytes, path)
    let whole = saved == nil ? record.firstLine[...] : GapRecord.wholeLines(of: bytes)
    if !whole.elementsEqual(bytes) { try WholeFile.write(String(decoding: whole, as: UTF8.self), to: path) }
    file = try Self.disk(path) {
      try FileDescriptor.open(FilePath(path), .writeOnly, options: [.append, .closeOnExec])
    }
    record = saved ?? record
  }

  /// Appends a line, and waits until it is on the disk.
  func append(_ line: [UInt8]) throws(CommandFailure) {
    try Self.disk(path) {
      try file.writeAll(line)
      guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }
  }

  func close() { try? file.close() }

  /// Returns what a file has; `nil` if it is out of date.
  private static func record(of search: GapSearch, in bytes: [UInt8], _ path: String) throws(CommandFailure)
    -> GapRecord?
  {
    let record: GapRecord
    do throws(GapRecordError) { record = try GapRecord(lines: bytes) } catch {
      throw .usage("\(path) can't be gone on from, \(error); remove it, or name another file")
    }
    if let difference = record.search.difference(from: search) {
      throw .usage("\(path) is of \(difference); remove it, or name another file")
    }
    let age = search.now.timeIntervalSince(record.search.now)
    return (0...Double(longestAge.components.seconds)).contains(age) ? record : nil
  }

  private static func disk<Result>(_ path: String, _ work: () throws -> Result) throws(CommandFailure) -> Result {
    do { return try work() } catch {
      throw CommandFailure("can't write \(path): \(error)", ExitStatus.failed)
    }
  }
}

extension GapSearch {
  /// Returns what a saved search has that the present one hasn't; `nil` if the present one can go on from there.
  fileprivate func difference(from present: GapSearch) -> String? {
    if host != present.host { return "another host, \(printable(host, limit: 200))" }
    if project != present.project { return "another project, \(project)" }
    if kinds != present.kinds { return "a search with other kinds of gaps (--include)" }
    let isSameStart =
      start == present.start || now.timeIntervalSince(start) == present.now.timeIntervalSince(present.start)
    return isSameStart ? nil : "a search since another time, \(start.shown) (--since)"
  }
}
