// Names for the handles of this client, for programs that keep one: their types are generic over what sends.

public import PostHogAPI

extension PostHogClient {
  /// A project, or an environment of one, with its operations: what `project(_:)` gives.
  public typealias ProjectHandle = BoundScope<PostHogClient, ProjectScope>

  /// A batch export of a project with its operations: what `batchExports[id]` gives.
  public typealias BatchExportHandle = BatchExports.Item<PostHogClient, ProjectScope>

  /// A run of a batch export: what `runs[id]` gives.
  public typealias RunHandle = Runs.Item<PostHogClient>

  /// A backfill of a batch export: what `backfills[id]` gives.
  public typealias BackfillHandle = Backfills.Item<PostHogClient>

  /// A file download of a project: what `fileDownloads[id]` gives.
  public typealias FileDownloadHandle = FileDownloads.Item<PostHogClient>
}
