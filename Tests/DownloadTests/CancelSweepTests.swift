import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// Cancels a download at every one of its steps: it ends at once, reports what may have happened, and the same call
/// finishes it.
@Suite struct CancelSweepTests {
  @Test(arguments: [1, 2]) func aDownloadIsCancelledAtEachStep(parallelFiles: Int) async throws {
    var step = 1
    while try await isCancelled(at: step, parallelFiles) { step += 1 }
    #expect(step > 20)
  }

  /// Returns whether there was such a step.
  private func isCancelled(at step: Int, _ parallelFiles: Int) async throws -> Bool {
    let isReached = Mutex(false)
    try await Bench.with { bench in
      let files = bench.nextExport(30, 0, 20)
      let (gate, open) = AsyncStream.makeStream(of: Void.self)
      let running = Mutex<Task<DownloadedFiles, any Error>?>(nil)
      let transport = Ticking(bench.wire) { count in
        guard count == step else { return }
        isReached.withLock { $0 = true }
        running.withLock { $0 }?.cancel()
      }
      let client = PostHogClient(
        host: .us, credentials: try .static(Bench.key), transport: transport, clock: bench.clock, randomSource: { 0.5 })
      let task = Task {
        for await _ in gate { break }
        return try await bench.clock.withTimePassing {
          try await client.project(1).fileDownloads.download(
            .events, from: Bench.start, to: Bench.end, format: .jsonLines, into: bench.folder,
            options: DownloadOptions(parallelFiles: parallelFiles))
        }
      }
      running.withLock { $0 = task }
      open.yield()
      open.finish()
      let first: Result<DownloadedFiles, any Error> = await task.result
      #expect(bench.clock.sleeperCount == 0, "step \(step)")
      var mayHaveMade = false
      if case .failure(let error) = first {
        let error = try #require(error as? PostHogError)
        guard case .cancelled = error.kind else { return #expect(Bool(false), "step \(step): \(error)") }
        mayHaveMade = error.mayHaveTakenEffect
      }
      bench.nextExport(30, 0, 20)
      _ = try await bench.download()
      for (index, file) in files.enumerated() { #expect(bench.contents(Bench.name(index)) == file, "step \(step)") }
      #expect(bench.creates == 1 || mayHaveMade && bench.creates == 2, "step \(step)")
      #expect(bench.names == ([Bench.manifest] + files.indices.map(Bench.name)).sorted(), "step \(step)")
    }
    return isReached.withLock(\.self)
  }
}

/// Counts the steps of all exchanges: each request, each head and each chunk.
private final class Ticking: HTTPTransport {
  private let base: Wire
  private let onStep: @Sendable (Int) -> Void
  private let count = Mutex(0)

  init(_ base: Wire, onStep: @escaping @Sendable (Int) -> Void) {
    self.base = base
    self.onStep = onStep
  }

  var isImmediate: Bool { true }

  private func step() {
    onStep(
      count.withLock {
        $0 += 1
        return $0
      })
  }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    step()
    let response = try await base.send(request, body: body)
    step()
    let chunks = response.body.map { [self] chunk in
      step()
      return chunk
    }
    return TransportResponse(head: response.head, body: ResponseBody(stream: chunks))
  }
}
