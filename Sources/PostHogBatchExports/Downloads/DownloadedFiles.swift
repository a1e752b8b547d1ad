import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The result of a finished download: the complete files of one export.
public struct DownloadedFiles: Sendable, Hashable {
  /// The id of the export on the server.
  public let export: UUID
  /// The files in the server's order; empty if there was nothing to export.
  public let files: [DownloadedFile]
  /// The number of records in all files together, if the server reports it.
  public let records: Int?

  /// The size of all files together, in bytes.
  public var bytes: Int64 { files.map(\.bytes).saturatingSum }
}

/// One downloaded file.
public struct DownloadedFile: Sendable, Hashable, Identifiable {
  /// The id of the file on the server.
  public let id: UUID
  /// The location of the file.
  public let url: URL
  /// The size of the file in bytes.
  public let bytes: Int64
}

extension DownloadedFiles: CustomStringConvertible {
  /// The number of files and bytes, followed by one line for each file.
  public var description: String {
    let head =
      "\(files.count) \(files.count == 1 ? "file" : "files") with \(bytes) bytes of the export \(export.lowercaseText)"
    return ([head] + files.map { "  \($0)" }).joined(separator: "\n")
  }
}

extension DownloadedFile: CustomStringConvertible {
  /// The path and the size.
  public var description: String { "\(url.path) (\(bytes) bytes)" }
}
