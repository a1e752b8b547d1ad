#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The progress of a download, for display.
public struct DownloadProgress: Sendable, Hashable {
  /// The stages of a download, in order.
  public enum Phase: Int, Sendable, Hashable, Comparable {
    /// The client requests an export.
    case requesting
    /// The server writes the files.
    case exporting
    /// The files are being downloaded.
    case downloading
    /// All files are complete.
    case finished

    /// Orders the phases as a download goes through them.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The stage. If an export no longer exists on the server it is made again, and the stages start over.
  public internal(set) var phase = Phase.requesting
  /// The id of the export, once it is known.
  public internal(set) var export: UUID?
  /// The number of bytes on disk, including those of earlier calls. Decreases when a file has to be restarted.
  public internal(set) var bytes: Int64 = 0
  /// The total size of all files in bytes, once each of them has been requested.
  public internal(set) var totalBytes: Int64?
  /// The number of complete files.
  public internal(set) var files = 0
  /// The number of files, once the export has finished.
  public internal(set) var totalFiles: Int?
}
