import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import TestSupport
import Testing

/// Any log, read through responses that hold only a few lines, while more lines arrive, some of them late.
@Suite("Following any log")
struct LogTailPropertyTests {
  @Test(
    "every line is given once, also where clocks are ahead", arguments: Effort.seeds(6, of: 100), [0, 5, 90, 100_000])
  func everyLineOnce(seed: UInt64, skew: Int) async throws {
    let clock = ManualClock()
    let server = GrowingLog(clock, seed: seed, skew: skew)
    let tail = try server.client(clock).project(1).batchExports[UUID()]
      .followLogs(after: Date(timeIntervalSince1970: 0), polling: Polling(initial: .seconds(10), maximum: .seconds(10)))
    let given = await clock.withTimePassing {
      var given: [String] = []
      do throws(PostHogError) {
        for try await line in tail { given.append(line.message) }
      } catch {
        #expect(error.kind == .authentication, "the log is closed once it is complete")
      }
      return given
    }
    #expect(given.sorted() == server.messages.sorted())
  }
}

/// A log that gets some more lines with each request for the present, and whose responses are short. Some time after it
/// has got all of its lines it is closed.
private final class GrowingLog: HTTPTransport {
  private struct State {
    var random: SeededGenerator
    var lines: [(date: Date, message: String)] = []
    var completeAt: Duration?
  }

  private let clock: ManualClock
  private let pageSize: Int
  /// By how many seconds a line can be dated ahead.
  private let skew: Int
  private let state: Mutex<State>

  init(_ clock: ManualClock, seed: UInt64, skew: Int) {
    self.clock = clock
    self.skew = skew
    var random = SeededGenerator(seed: seed)
    // The longest logs take more responses than a follower keeps cuts for.
    pageSize = Int.random(in: 3...8, using: &random)
    state = Mutex(State(random: random))
  }

  var messages: [String] { state.withLock { $0.lines.map(\.message) } }
  var isImmediate: Bool { true }

  func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
    let query = (request.path ?? "").split(separator: "?").last.flatMap { Query(encoded: $0) }
    func date(_ name: String) -> Date? { query?[name].flatMap { Date(rfc3339: $0) } }
    let (after, before) = (date("after") ?? .distantPast, date("before") ?? .distantFuture)
    return state.withLock { state in
      if before == .distantFuture { grow(&state) }
      if let end = state.completeAt, clock.elapsed > end + .seconds(15) {
        return TransportResponse(status: 401, body: Array(Play.envelope.utf8))
      }
      let found = state.lines.filter { $0.date > after && $0.date < before }.sorted { $0.date > $1.date }
      return LogScript.response(Array(found.prefix(pageSize)), hasMore: found.count > pageSize, at: clock.date)
    }
  }

  /// Adds a few lines, alike ones and some of the same moment among them: the first ones of any time, later ones up to
  /// half a minute late, and every fifth one dated ahead.
  private func grow(_ state: inout State) {
    guard state.lines.count < 400 else {
      state.completeAt = state.completeAt ?? clock.elapsed
      return
    }
    let lateness = state.lines.isEmpty ? 100_000 : 30
    for _ in 0..<Int.random(in: state.lines.isEmpty ? 1...350 : 0...12, using: &state.random) {
      let isAhead = skew > 0 && Int.random(in: 0..<5, using: &state.random) == 0
      let quarters = Int.random(in: isAhead ? 0...skew * 4 : -lateness * 4...0, using: &state.random)
      let date = clock.date.addingTimeInterval(Double(quarters) / 4)
      // No more lines of one time than a response holds.
      guard state.lines.count(where: { $0.date == date }) < pageSize - 1 else { continue }
      state.lines.append((date, "\(Int.random(in: 0..<50, using: &state.random))"))
    }
  }
}
