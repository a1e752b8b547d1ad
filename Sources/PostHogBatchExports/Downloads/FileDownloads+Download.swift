import OperationCore
public import PostHogAPI
import SystemPackage

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension FileDownloads.Collection where Sender == PostHogClient {
  /// Exports the data of an interval and downloads the files.
  ///
  ///     let day = try await posthog.project(12345).fileDownloads.download(
  ///       .events, from: start, to: end, format: .jsonLines, compression: .gzip, into: folder)
  ///
  /// The files have a gigabyte at most. See ``download(_:into:options:progress:)`` for how it works, and for requests
  /// that specify more.
  ///
  /// - Parameters:
  ///   - model: What to export: events, persons or sessions.
  ///   - start: The start of the interval.
  ///   - end: The end of the interval; at most 7 days after the start, and not in the future.
  ///   - format: The format of the files.
  ///   - compression: How the files are compressed, if at all. `JSONLines` supports only `gzip` and `brotli`.
  ///   - folder: Where to put the files. It is created if it doesn't exist.
  ///   - options: How to download the files.
  ///   - progress: Called with the progress, by one task at a time and in order.
  /// - Returns: The files; empty if there was nothing to export.
  /// - Throws: What ``download(_:into:options:progress:)`` throws.
  public func download(
    _ model: ExportModel, from start: Date, to end: Date, format: FileFormat = .parquet,
    compression: FileCompression? = nil, into folder: URL, options: DownloadOptions = DownloadOptions(),
    progress: (@Sendable (DownloadProgress) -> Void)? = nil
  ) async throws(PostHogError) -> DownloadedFiles {
    // Servers differ in the size that they choose by default.
    let file = FileDownloadFile(format: format, compression: compression, maxSizeMb: 1_024)
    let request: FileDownloadRequest
    switch model {
    case .events: request = .events(file, dataIntervalStart: start, dataIntervalEnd: end)
    case .persons: request = .persons(file, dataIntervalStart: start, dataIntervalEnd: end)
    case .sessions: request = .sessions(file, dataIntervalStart: start, dataIntervalEnd: end)
    default:
      throw PostHogError(
        .invalidRequest(
          "The model \(printable(model.rawValue, limit: 40)) needs more than an interval: give a FileDownloadRequest."))
    }
    return try await download(request, into: folder, options: options, progress: progress)
  }

  /// Makes an export and downloads its files.
  ///
  /// The files get names of their own, such as `events-20260301T000000Z-20260302T000000Z-00000.parquet`. Until a file
  /// is complete its name is `….partial`; a hidden manifest beside it, without any secret, records the export. Several
  /// files are downloaded at the same time, chunk by chunk, so that memory doesn't grow with their size.
  ///
  /// After an error or a crash, the same call continues the download, also in another process: finished files aren't
  /// downloaded again, others continue where they stopped. When all files are complete, the call returns them without a
  /// request. If the export has failed or expired meanwhile, or the server no longer knows it, another one is made, and
  /// its files replace those of the first. A crash in the moment between the server's response to the first request and
  /// the manifest leaves an export behind that no later call knows.
  ///
  /// The bytes of an unfinished file are checked before the download continues: a file that was changed meanwhile, or
  /// that lost bytes in a loss of power, is restarted.
  ///
  /// An interrupted exchange continues where it stopped if the file is still the same, and from its beginning if not.
  /// An expired URL is replaced by a new one. The client's ``RetryPolicy`` says how often that is tried without
  /// receiving a byte in between, and how long the pauses are. If PostHog's rate limit is reached, the download waits
  /// until PostHog issues URLs again. ``DownloadOptions`` limits how slow and how long all of it may be.
  ///
  /// Cancelling the task keeps what has arrived.
  ///
  /// - Parameters:
  ///   - request: What to export. An interval has 7 days at most.
  ///   - folder: Where to put the files. It is created if it doesn't exist. Downloads whose files have different names
  ///     can share it: those of other models, formats or intervals.
  ///   - options: How to download the files.
  ///   - progress: Called with the progress, by one task at a time and in order.
  /// - Returns: The files; empty if there was nothing to export.
  /// - Throws: ``PostHogError/Kind-swift.enum/invalidRequest(_:)`` before anything is sent if the interval is too long
  ///   or ends before its start, or if the format doesn't support the compression;
  ///   ``PostHogError/Kind-swift.enum/job(_:)`` if the export failed or takes too long;
  ///   ``PostHogError/Kind-swift.enum/download(_:)`` if a file can't be downloaded or written; and what
  ///   ``PostHogClient/send(_:)`` throws.
  public func download(
    _ request: FileDownloadRequest, into folder: URL, options: DownloadOptions = DownloadOptions(),
    progress: (@Sendable (DownloadProgress) -> Void)? = nil
  ) async throws(PostHogError) -> DownloadedFiles {
    if let fault = request.intervalFault ?? request.compressionFault {
      throw PostHogError(.invalidRequest(fault), operationID: FileDownloads.create(in: scope, request).id)
    }
    let folder = try DownloadFolder(folder)
    return try await sender.redactingErrors { () throws(PostHogError) in
      try await ProgressBoard.reporting(to: progress) { board throws(PostHogError) in
        try await DownloadSession(
          .request(request), by: sender, in: scope, into: folder, options: options, board: board
        ).run()
      }
    }
  }
}

extension FileDownloads.Item where Sender == PostHogClient {
  /// Downloads the files of this export, and waits for it first if it is still in progress.
  ///
  /// Behaves like ``FileDownloads/Collection/download(_:into:options:progress:)``, except that it makes no export: one
  /// that failed or has expired is an error. The files are named after the id of the export.
  ///
  /// - Parameters:
  ///   - folder: Where to put the files. It is created if it doesn't exist.
  ///   - options: How to download the files.
  ///   - progress: Called with the progress, by one task at a time and in order.
  /// - Returns: The files; empty if there was nothing to export.
  public func download(
    into folder: URL, options: DownloadOptions = DownloadOptions(),
    progress: (@Sendable (DownloadProgress) -> Void)? = nil
  ) async throws(PostHogError) -> DownloadedFiles {
    let folder = try DownloadFolder(folder)
    return try await sender.redactingErrors { () throws(PostHogError) in
      try await ProgressBoard.reporting(to: progress) { board throws(PostHogError) in
        try await DownloadSession(.export(id), by: sender, in: scope, into: folder, options: options, board: board)
          .run()
      }
    }
  }
}

extension DownloadFolder {
  init(_ url: URL) throws(PostHogError) {
    guard url.isFileURL else { throw PostHogError(.invalidRequest("The folder is no file URL.")) }
    // For the system a path ends at a NUL, and a path that isn't UTF-8 isn't a text.
    let text = url.path(percentEncoded: false)
    guard !text.isEmpty, !text.utf8.contains(0) else {
      throw PostHogError(.invalidRequest("The folder's URL has no path, or one that is no UTF-8 or has a NUL in it."))
    }
    path = FilePath(text)
  }
}
