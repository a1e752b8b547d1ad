// What a finished download hands back.

import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The files of one export, all of them there in whole.
public struct DownloadedFiles: Sendable, Hashable {
  /// The id of the export at the server.
  public let export: UUID
  /// The files in the order of the server; none when there was nothing to export.
  public let files: [DownloadedFile]
  /// How many records the files hold together, where the server tells.
  public let records: Int?

  /// The size of all files together.
  public var bytes: Int64 { files.map(\.bytes).saturatingSum }
}

/// One downloaded file.
public struct DownloadedFile: Sendable, Hashable, Identifiable {
  /// The id of the file at the server.
  public let id: UUID
  /// Where it is.
  public let url: URL
  /// Its size.
  public let bytes: Int64
}

extension DownloadedFiles: CustomStringConvertible {
  /// How many files and bytes, and which they are, a line each.
  public var description: String {
    let head =
      "\(files.count) \(files.count == 1 ? "file" : "files") with \(bytes) bytes of the export \(export.lowercaseText)"
    return ([head] + files.map { "  \($0)" }).joined(separator: "\n")
  }
}

extension DownloadedFile: CustomStringConvertible {
  /// Path and size.
  public var description: String { "\(url.path) (\(bytes) bytes)" }
}
