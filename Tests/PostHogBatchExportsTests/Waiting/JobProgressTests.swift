import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// The states of a job as a sequence.
@Suite("Progress")
struct JobProgressTests {
  @Test("each state comes once, with how far it is, and the last one is final")
  func backfill() async throws {
    let bench = try WaitBench()
    let backfill = try bench.export.backfills.item(of: try await bench.startBackfill(hours: 4))
    let states = try await bench.clock.withTimePassing {
      var states: [String] = []
      for try await state in backfill.progress(polling: Polling(initial: .seconds(2), maximum: .seconds(2))) {
        states.append("\(state.job.status) \(state.fraction ?? -1)\(state.isFinal ? "." : "")")
      }
      return states
    }
    #expect(
      states == [
        "Starting 0.0", "Running 0.0", "Running 0.25", "Running 0.5", "Running 0.75", "Completed 1.0.",
      ])
  }

  @Test("a job that fails ends the sequence without an error")
  func failure() async throws {
    let bench = try WaitBench()
    let download = try await bench.startDownload(.failed("no query"))
    let states = try await bench.clock.withTimePassing {
      var states: [JobState<FileDownload>] = []
      for try await state in download.progress() { states.append(state) }
      return states
    }
    #expect(states.map(\.job.status) == [.starting, .running, .failed])
    #expect(states.map(\.isFinal) == [false, false, true])
    #expect(states.allSatisfy { $0.fraction == nil })
  }

  @Test(
    "a fraction is reported where it is known",
    arguments: [
      (FakeResponse.run("Running", completed: 25), 0.25), (.run("Running"), nil), (.run("Running", completed: 900), 1),
      (.run("Running", completed: -1), nil), (.run("Completed"), 1), (.run("Failed", completed: 50), 0.5),
    ] as [(FakeResponse, Double?)])
  func fractions(_ response: FakeResponse, _ fraction: Double?) async throws {
    let client = try JobScript(ManualClock(), [response]).client(ManualClock())
    var states = client.anyRun.progress().makeAsyncIterator()
    #expect(try await states.next()?.fraction == fraction)
  }

  @Test("nothing is asked unless a state is waited for")
  func backPressure() async throws {
    let bench = try WaitBench()
    let id = try #require(bench.fake.startRun(of: bench.exportID))
    let progress = bench.export.runs[id].progress()
    var states = progress.makeAsyncIterator()
    #expect(bench.fake.requests.isEmpty)
    #expect(try await states.next()?.job.status == .starting)
    bench.clock.advance(by: .seconds(600))
    #expect(bench.fake.requests.count == 1)
    let clock = bench.clock
    let mover = Task { try await clock.advanceToNextSleeper() }
    #expect(try await states.next()?.job.status == .completed, "what lay in between was never seen")
    try await mover.value
    #expect(try await states.next() == nil)
    #expect(bench.fake.requests.count == 2)
  }

  @Test("cancelling ends a pause at once; then there is nothing more")
  func cancellation() async throws {
    let bench = try WaitBench()
    let id = try #require(bench.fake.startRun(of: bench.exportID))
    let run = bench.export.runs[id]
    let watch = Task { () -> (Int, PostHogError?) in
      var states = run.progress().makeAsyncIterator()
      var count = 0
      do throws(PostHogError) {
        while try await states.next() != nil { count += 1 }
      } catch {
        // What comes after an error is the end.
        while (try? await states.next()) != nil { count = -1 }
        return (count, error)
      }
      return (count, nil)
    }
    try await bench.clock.waitForSleepers()
    watch.cancel()
    let (count, error) = await watch.value
    #expect(count == 1 && error?.kind == .cancelled(.notSent))
    #expect(bench.clock.sleeperCount == 0)
  }

  @Test("several can walk the same sequence, each from its own beginning")
  func severalWalks() async throws {
    let bench = try WaitBench()
    let progress = bench.export.runs[bench.fake.addRun(to: bench.exportID)].progress()
    for _ in 0..<2 {
      var states = progress.makeAsyncIterator()
      #expect(try await states.next()?.isFinal == true)
      #expect(try await states.next() == nil)
    }
  }
}
