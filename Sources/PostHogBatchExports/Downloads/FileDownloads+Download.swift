// What a program calls to get files: one function for an export that is made for it, and one for an export that is there.

import OperationCore
public import PostHogAPI
import SystemPackage

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension FileDownloads.Collection where Sender == PostHogClient {
  /// Exports data of an interval and downloads the files.
  ///
  ///     let day = try await posthog.project(12345).fileDownloads.download(
  ///       .events, from: start, to: end, format: .jsonLines, compression: .gzip, into: folder)
  ///
  /// It makes files of a gigabyte at most. See ``download(_:into:options:progress:)`` for what it does, and for requests
  /// that say more than this one.
  ///
  /// - Parameters:
  ///   - model: What is exported: events, persons or sessions.
  ///   - start: From when on.
  ///   - end: Until when; at most 7 days after the start, and not in the future.
  ///   - format: The format of the files.
  ///   - compression: How they are compressed, if at all. `JSONLines` takes `gzip` and `brotli` only.
  ///   - folder: Where the files go. It is created when it is missing.
  ///   - options: How they are fetched.
  ///   - progress: Called with how far it is, by one task at a time and in order.
  public func download(
    _ model: ExportModel, from start: Date, to end: Date, format: FileFormat = .parquet,
    compression: FileCompression? = nil, into folder: URL, options: DownloadOptions = DownloadOptions(),
    progress: (@Sendable (DownloadProgress) -> Void)? = nil
  ) async throws(PostHogError) -> DownloadedFiles {
    // Servers differ in the size that they choose when it is left out.
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
  /// The files get names of their own, such as `events-20260301T000000Z-20260302T000000Z-00000.parquet`. Until one is there
  /// in whole it is called `….partial`; a hidden manifest beside it, without any secret, remembers the export. Several files
  /// are fetched at a time, chunk by chunk, so that memory does not grow with their size.
  ///
  /// The same call continues what another one left behind, after an error or a crash, also in another process: files that
  /// are finished are not fetched again, others go on where they stopped. When all files are there, it returns them without
  /// a request. If the export has failed or expired meanwhile, or the server doesn't know it any more, another one is made,
  /// and its files replace those of the first. A crash in the moment between the server's answer to the first request and
  /// the manifest leaves an export behind that nobody remembers.
  ///
  /// What is there of an unfinished file is checked before it goes on: one that was changed meanwhile, or that came back from a
  /// loss of power without all of its bytes, is begun anew.
  ///
  /// An exchange that is cut goes on where it stopped if the file is still the same, and from its beginning if not. An
  /// address that has expired is replaced by another one. How often that is tried without a byte in between, and how long
  /// the pauses are, is the client's ``RetryPolicy``. Where PostHog's limit on requests is reached,
  /// the download waits until it gives out addresses again. ``DownloadOptions`` bounds how slow and how long all of it may be.
  ///
  /// Cancelling the task keeps what has arrived.
  ///
  /// - Parameters:
  ///   - request: What is exported. An interval has 7 days at most.
  ///   - folder: Where the files go. It is created when it is missing. Downloads whose files have different names can share
  ///     it: those of other models, formats or intervals.
  ///   - options: How they are fetched.
  ///   - progress: Called with how far it is, by one task at a time and in order.
  /// - Returns: The files; none when there was nothing to export.
  /// - Throws: ``PostHogError/Kind-swift.enum/invalidRequest(_:)`` before anything is sent when the interval is too long or
  ///   ends before its start, or the format can't be compressed so; ``PostHogError/Kind-swift.enum/job(_:)`` when the export failed or takes too long;
  ///   ``PostHogError/Kind-swift.enum/download(_:)`` when a file can't be fetched or written; and what
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
  /// Downloads the files of this export, and waits for it before that if it is still in progress.
  ///
  /// It does what ``FileDownloads/Collection/download(_:into:options:progress:)`` does, except that it makes no export: one
  /// that failed or has expired is an error. The files are named after its id.
  ///
  /// - Parameters:
  ///   - folder: Where the files go. It is created when it is missing.
  ///   - options: How they are fetched.
  ///   - progress: Called with how far it is, by one task at a time and in order.
  /// - Returns: The files; none when there was nothing to export.
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
  fileprivate init(_ url: URL) throws(PostHogError) {
    guard url.isFileURL else { throw PostHogError(.invalidRequest("The folder is no file URL.")) }
    // A path ends for the system where it has a NUL, and is no text where it is not UTF-8.
    let text = url.path(percentEncoded: false)
    guard !text.isEmpty, !text.utf8.contains(0) else {
      throw PostHogError(.invalidRequest("The folder's URL has no path, or one that is no UTF-8 or has a NUL in it."))
    }
    path = FilePath(text)
  }
}
