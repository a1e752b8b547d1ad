public import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a search for gaps has read so far, so that it can go on after an interruption without reading anything again.
///
/// Its saved form is a file of lines, each with a JSON object: the first one has the search, and each further one the report
/// of an export. A program appends the line of a report, and synchronizes the file, before it reads the next export.
public struct GapRecord: Sendable, Hashable {
  /// What is looked for.
  public let search: GapSearch
  private var reports: [UUID: GapReport] = [:]

  private static let lineEnd = UInt8(ascii: "\n")

  /// Creates a record of a search that has read nothing yet.
  public init(of search: GapSearch) { self.search = search }

  /// Reads the whole lines of a file. Another line after them, which has no end, was cut short when it was written, and
  /// its export counts as not read.
  ///
  /// - Throws: A ``GapRecordError`` with the first line that is damaged.
  public init(lines bytes: [UInt8]) throws(GapRecordError) {
    let lines = bytes.split(separator: Self.lineEnd, omittingEmptySubsequences: false).dropLast()
    search = try Self.read(lines.first ?? [], number: 1)
    for (index, line) in lines.enumerated().dropFirst() {
      let report: GapReport = try Self.read(line, number: index + 1)
      reports[report.id] = report
    }
  }

  private static func read<Value: JSONReadable>(_ line: ArraySlice<UInt8>, number: Int) throws(GapRecordError) -> Value
  {
    do throws(JSONError) { return try Value(json: Array(line)) } catch {
      throw GapRecordError(line: number, reason: error)
    }
  }

  /// Returns the report of an export; `nil` if it has not been read, or if its schedule or its pauses have changed since.
  public func report(of export: BatchExport) -> GapReport? {
    reports[export.id].flatMap { $0.export == PlannedExport(export) ? $0 : nil }
  }

  /// Adds a report.
  ///
  /// - Returns: The line to append to the file.
  public mutating func add(_ report: GapReport) -> [UInt8] {
    reports[report.id] = report
    return report.jsonBytes + [Self.lineEnd]
  }

  /// The first line of the file.
  public var firstLine: [UInt8] { search.jsonBytes + [Self.lineEnd] }

  /// Returns the part of a file that consists of whole lines.
  public static func wholeLines(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[..<(bytes.lastIndex(of: lineEnd).map { $0 + 1 } ?? 0)]
  }
}

/// A line of a saved ``GapRecord`` that can't be used.
public struct GapRecordError: Error {
  /// The number of the line, from 1.
  public let line: Int
  /// What is wrong with it.
  public let reason: JSONError
}

extension GapRecordError: CustomStringConvertible {
  /// The line and what is wrong with it.
  public var description: String { "line \(line): \(reason)" }
}
