// How far a download is, as a program may show it.

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// How far a download is.
public struct DownloadProgress: Sendable, Hashable {
  /// The stages of a download, in their order.
  public enum Phase: Int, Sendable, Hashable, Comparable {
    /// The server is asked for an export.
    case requesting
    /// The server writes the files.
    case exporting
    /// The files are fetched.
    case downloading
    /// All files are there.
    case finished

    /// The order in which a download goes through its phases.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The stage. An export that is gone at the server is made anew, and then the stages begin anew as well.
  public internal(set) var phase = Phase.requesting
  /// The id of the export, once it is known.
  public internal(set) var export: UUID?
  /// The number of bytes on disk, including those of earlier calls. Decreases when a file has to be restarted.
  public internal(set) var bytes: Int64 = 0
  /// The bytes of all files, once each of them has been asked for.
  public internal(set) var totalBytes: Int64?
  /// The files that are there in whole.
  public internal(set) var files = 0
  /// The number of files, once the export is done.
  public internal(set) var totalFiles: Int?
}
