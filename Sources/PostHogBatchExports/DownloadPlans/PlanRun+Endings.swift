// What follows from the end of a window.

import OperationClient
import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension PlanRun {
  mutating func note(_ ending: Ending) async {
    switch ending.result {
    case .success(let files):
      limit = min(limit + 1, wanted)
      board.wait(false)
      await finish(ending.window, files)
    case .failure(let error):
      switch error.kind {
      case .concurrencyLimited:
        limit = running
        tryLater(ending.window)
      case .rateLimited(let pause):
        tryLater(ending.window)
        await self.pause(pause ?? Self.pause)
      case .cancelled: stop = stop?.mayHaveTakenEffect == true ? stop : error
      default: fail(ending.window, error)
      }
    }
  }

  private mutating func finish(_ window: Int, _ files: DownloadedFiles) async {
    let before = manifest
    manifest.windows[window].files = files.files.map(\.url.lastPathComponent)
    manifest.windows[window].records = files.records
    do throws(PostHogError) {
      if manifest != before { try await manifest.save(in: folder) }
      set(window, files.files.isEmpty ? .empty : .complete(files))
    } catch {
      fail(window, error)
    }
  }

  private mutating func fail(_ window: Int, _ error: PostHogError) {
    if error.concernsAllWindows { stop = stop ?? error }
    set(window, .failed(error))
  }

  private mutating func set(_ window: Int, _ state: DownloadWindow.State) {
    states[window] = state
    board.end(window, as: state)
  }

  private mutating func tryLater(_ window: Int) {
    waiting.insert(window, at: 0)
    board.end(window, as: .pending)
    board.wait(true)
  }

  mutating func pause(_ length: Duration) async {
    do {
      try await downloads.sender.clock.sleep(for: min(length.countable, .longestWait))
    } catch {
      stop = PostHogError(.cancelled(.notSent))
    }
  }
}

extension PostHogError {
  /// Whether the other windows would fail like this one.
  fileprivate var concernsAllWindows: Bool {
    switch kind {
    case .authentication, .permission, .credentials: true
    case .download(let failure): if case .diskFull = failure.reason { true } else { false }
    default: false
    }
  }
}
