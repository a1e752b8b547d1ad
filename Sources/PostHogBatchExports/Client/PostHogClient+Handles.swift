// Names for the handles of this client, for programs that store one: the types of handles are generic over the sender.

public import PostHogAPI

extension PostHogClient {
  /// A project, or an environment of one, with its operations: the result of `project(_:)`.
  public typealias ProjectHandle = BoundScope<PostHogClient, ProjectScope>

  /// A batch export of a project with its operations: the result of `batchExports[id]`.
  public typealias BatchExportHandle = BatchExports.Item<PostHogClient, ProjectScope>

  /// A run of a batch export: the result of `runs[id]`.
  public typealias RunHandle = Runs.Item<PostHogClient>

  /// A backfill of a batch export: the result of `backfills[id]`.
  public typealias BackfillHandle = Backfills.Item<PostHogClient>

  /// A file download of a project: the result of `fileDownloads[id]`.
  public typealias FileDownloadHandle = FileDownloads.Item<PostHogClient>
}
