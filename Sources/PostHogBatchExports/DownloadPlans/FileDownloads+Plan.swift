public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension FileDownloads.Collection where Sender == PostHogClient {
  /// Exports the data of a planned range, window by window, and downloads the files into one folder.
  ///
  ///     let result = try await project.fileDownloads.download(plan, into: folder) { progress in
  ///       print(progress.finishedWindows, "of", progress.totalWindows)
  ///     }
  ///     for file in try result.get() { print(file) }
  ///
  /// Each window is downloaded as ``download(_:into:options:progress:)`` does it. If one fails, the others go on, and the
  /// result says which windows are complete. If PostHog allows no more downloads for now, or no more requests, the
  /// function waits for as long as that takes.
  ///
  /// After an error, a crash or a cancelled task, the same call continues, also in another process: windows that are
  /// complete take no request, exports that were made are used as long as PostHog has them, and files continue where they
  /// stopped. Only an export whose response never arrived, or that a crash kept from being recorded in the moment after,
  /// is made once more, since PostHog doesn't say what its exports are of.
  ///
  /// Cancelling the task ends the function within moments with ``PostHogError/Kind-swift.enum/cancelled(_:)``. What has
  /// arrived is kept, and exports in progress go on at the server.
  ///
  /// - Parameters:
  ///   - plan: What to download.
  ///   - folder: Where to put the files. It is created if it doesn't exist, and takes one plan: a hidden manifest in it
  ///     names all windows and their files.
  ///   - parallelWindows: How many windows to work on at the same time. PostHog runs 20 downloads of a project at a time.
  ///   - options: How to download the files of each window. ``DownloadOptions/replacesExistingFiles`` doesn't apply.
  ///   - progress: Called with the progress of all windows together, by one task at a time and in order.
  /// - Returns: What has become of each window. Look at ``PlannedDownload/failure``, or call ``PlannedDownload/get()``.
  /// - Throws: ``PostHogError/Kind-swift.enum/download(_:)`` if another call is downloading into the folder, if the folder
  ///   has a manifest of another plan or one that can't be used, or if the manifest can't be written;
  ///   ``PostHogError/Kind-swift.enum/cancelled(_:)`` if the task was cancelled. Errors of windows are in the result.
  public func download(
    _ plan: DownloadPlan, into folder: URL, parallelWindows: Int = 20,
    options: DownloadOptions = DownloadOptions(parallelFiles: 1),
    progress: (@Sendable (DownloadPlanProgress) -> Void)? = nil
  ) async throws(PostHogError) -> PlannedDownload {
    let place = try DownloadFolder(folder)
    var options = options
    options.replacesExistingFiles = false
    return try await sender.redactingErrors { [options] () throws(PostHogError) in
      try await withReports(to: progress) { reports throws(PostHogError) in
        var run = PlanRun(
          plan, by: self, into: place, at: folder, parallelWindows: parallelWindows, options: options,
          board: PlanBoard(windows: plan.windows.count, reports))
        return try await run.run()
      }
    }
  }
}
