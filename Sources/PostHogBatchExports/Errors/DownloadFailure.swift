// Why a download stopped, in terms that a program can act on. Its words are in DownloadFailure+Description.swift.

public import OperationClient

/// Why files could not be downloaded.
///
/// What had arrived by then is kept, except where a reason says otherwise, and the same call continues from there.
public struct DownloadFailure: Sendable, Hashable {
  /// What happened.
  public let reason: Reason
  /// The name of the file in the folder, or the folder.
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
    /// A file of that name exists and is not this download's.
    case fileExists
    /// The disk, or the share of it that may be used, is full; the text is the system's.
    case diskFull(String)
    /// The system refused to read or write the file; the text is the system's. A file that it could not bring to the disk in
    /// whole is begun anew by the next call.
    case disk(String)
    /// Another process or task is downloading the same files into the folder.
    case lockedByAnother
    /// The manifest beside the files can't be used; the text says why.
    case manifest(String)
    /// The server pointed to a place to which no request is sent; the text says why.
    case refusedURL(String)
    /// The object store refuses to give out the file, or, with status 408, 429 or 5xx, is still busy after all attempts or asks
    /// to be left alone for more than a quarter of an hour. The code is the store's own, such as `NoSuchKey`.
    case refusedByStore(status: Int, code: String?)
    /// The object store answered so that what arrives can't be checked; the text says why.
    case unusableResponse(String)
    /// What arrived in whole is not what the name of the file says, such as a Parquet file without the marks of one; the text
    /// says why. Nothing of it is kept.
    case wrongContent(String)
    /// More bytes arrived than the object store had announced. Nothing of the file is kept.
    case lengthMismatch(expected: Int64, received: Int64)
    /// The file at the object store changed again and again, or can't be continued where it was cut.
    case restartedTooOften
    /// The exchanges with the object store failed again and again, with hardly a byte in between.
    case interrupted(TransportError)
    /// Fetching the files took longer than ``DownloadOptions/transferTimeout``.
    case timedOut(after: Duration)
  }
}

extension DownloadFailure {
  /// Whether a status says that the store may answer later.
  static func isBusy(_ status: Int) -> Bool { [408, 429].contains(status) || (500...599).contains(status) }
}

extension PostHogError {
  /// A download that stopped at a file.
  static func download(_ reason: DownloadFailure.Reason, file: String) -> PostHogError {
    PostHogError(.download(DownloadFailure(reason, file: file)))
  }
}
