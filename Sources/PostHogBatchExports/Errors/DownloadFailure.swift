public import OperationClient

/// Why files could not be downloaded.
///
/// What has arrived is kept, except where a reason says otherwise, and the same call continues from there.
public struct DownloadFailure: Sendable, Hashable {
  /// What happened.
  public let reason: Reason
  /// The name of the file in the folder, or the path of the folder.
  public let file: String

  init(_ reason: Reason, file: String) {
    self.reason = reason
    self.file = file
  }

  /// The kinds of failure that a program handles differently.
  #if hasAttribute(nonexhaustive)
    @nonexhaustive
  #endif
  public enum Reason: Sendable, Hashable {
    /// A file with that name exists and doesn't belong to this download.
    case fileExists
    /// The disk, or the quota on it, is full; the text is the system's.
    case diskFull(String)
    /// The system refused to read or write the file; the text is the system's. The next call restarts a file that could
    /// not be written to the disk completely.
    case disk(String)
    /// Another process or task is downloading the same files into the folder.
    case lockedByAnother
    /// The manifest beside the files can't be used; the text says why.
    case manifest(String)
    /// The server redirected to a place that the client sends no request to; the text says why.
    case refusedURL(String)
    /// The object store refuses to send the file, or, with status 408, 429 or 5xx, is still busy after all attempts or
    /// asks for a pause of more than a quarter of an hour. The code is the store's own, such as `NoSuchKey`.
    case refusedByStore(status: Int, code: String?)
    /// The object store's response can't be checked; the text says why.
    case unusableResponse(String)
    /// The complete file isn't what its name says, such as a Parquet file that doesn't begin and end like one; the text
    /// says why. Nothing of it is kept.
    case wrongContent(String)
    /// More bytes arrived than the object store had announced. Nothing of the file is kept.
    case lengthMismatch(expected: Int64, received: Int64)
    /// The file in the object store changed again and again, or can't be continued where it was cut.
    case restartedTooOften
    /// The exchanges with the object store failed again and again, with hardly a byte in between.
    case interrupted(TransportError)
    /// Downloading the files took longer than ``DownloadOptions/transferTimeout``.
    case timedOut(after: Duration)
  }
}

extension DownloadFailure {
  /// Returns whether a status says that the store may respond later.
  static func isBusy(_ status: Int) -> Bool { [408, 429].contains(status) || (500...599).contains(status) }
}

extension PostHogError {
  /// Creates the error for a download that stopped at a file.
  static func download(_ reason: DownloadFailure.Reason, file: String) -> PostHogError {
    PostHogError(.download(DownloadFailure(reason, file: file)))
  }
}
