import OperationClient
import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Downloads the windows of a plan, several at the same time. Each is a download of its own, which continues what an
/// earlier call began.
struct PlanRun {
  /// How long to wait if PostHog allows no more for now and doesn't say for how long.
  static let pause = Duration.seconds(60)

  /// How the work on a window ended.
  struct Ending: Sendable {
    let window: Int
    let result: Result<DownloadedFiles, PostHogError>
  }

  typealias Group = TaskGroup<Ending>

  let downloads: FileDownloads.Collection<PostHogClient>
  let plan: DownloadPlan
  let url: URL
  let folder: DownloadFolder
  let options: DownloadOptions
  let board: PlanBoard
  /// How many windows may be worked on: fewer than wanted while PostHog refuses more.
  var limit: Int
  let wanted: Int

  var manifest: PlanManifest
  var states: [DownloadWindow.State]
  /// The windows that are not begun.
  var waiting: [Int] = []
  var running = 0
  var stop: PostHogError?

  init(
    _ plan: DownloadPlan, by downloads: FileDownloads.Collection<PostHogClient>, into folder: DownloadFolder,
    at url: URL, parallelWindows: Int, options: DownloadOptions, board: PlanBoard
  ) {
    (self.downloads, self.plan, self.url, self.folder) = (downloads, plan, url, folder)
    (self.options, self.board) = (options, board)
    wanted = max(1, parallelWindows)
    limit = wanted
    manifest = PlanManifest(plan, by: downloads.sender, in: downloads.scope)
    states = plan.windows.map { _ in .pending }
  }

  /// Downloads what is missing.
  mutating func run() async throws(PostHogError) -> PlannedDownload {
    try folder.create()
    let lock = try DownloadLock(PlanManifest.lock, in: folder)
    defer { lock.release() }
    try manifest.resume(in: folder)
    try await manifest.save(in: folder)
    // Those that are finished come first: that takes no request, and they are known even if the rest is stopped.
    let isFinished = manifest.windows.map { $0.files != nil }
    waiting = states.indices.filter { isFinished[$0] } + states.indices.filter { !isFinished[$0] }
    await downloadAll()
    if let stop, case .cancelled = stop.kind { throw stop }
    return PlannedDownload(
      windows: zip(plan.windows, states).map { DownloadWindow(range: $0, state: $1) }, stop: stop)
  }

  private mutating func downloadAll() async {
    await withTaskGroup(of: Ending.self) { group in
      while true {
        while running < limit, stop == nil, !waiting.isEmpty { start(waiting.removeFirst(), in: &group) }
        if let ending = await group.next() {
          running -= 1
          await note(ending)
        } else if stop == nil, !waiting.isEmpty {
          // Other programs use all downloads that PostHog allows.
          await pause(Self.pause)
          limit = 1
        } else {
          return
        }
      }
    }
  }

  private mutating func start(_ window: Int, in group: inout Group) {
    running += 1
    group.addTask { [downloads, plan, url, options, board] in
      Ending(
        window: window,
        result: await Result { () async throws(PostHogError) in
          try await downloads.download(plan.request(for: plan.windows[window]), into: url, options: options) {
            board.note(window, $0)
          }
        })
    }
  }
}

extension Result where Success: Sendable {
  fileprivate init(_ body: () async throws(Failure) -> Success) async {
    do throws(Failure) { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
