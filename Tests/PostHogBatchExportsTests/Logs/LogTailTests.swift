import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// Following a log: every line once, whatever the server does.
@Suite("Following logs")
struct LogTailTests {
  /// A pace at which every request comes two seconds after the one before.
  static let steady = Polling(initial: .seconds(2), maximum: .seconds(2))

  /// The messages that a follower gets until `last`, while time passes.
  static func follow(_ bench: WaitBench, until last: String, _ tail: LogTail) async throws -> [String] {
    try await bench.clock.withTimePassing {
      var messages: [String] = []
      for try await line in tail {
        messages.append(line.message)
        if line.message == last { break }
      }
      return messages
    }
  }

  @Test("lines come oldest first, those of a moment in the order in which they were written, and each once")
  func order() async throws {
    let bench = try WaitBench()
    var expected: [String] = []
    for number in 0..<40 {
      // Three lines at each moment.
      bench.fake.addLog(to: bench.exportID, "\(number)", at: bench.clock.date.addingTimeInterval(Double(number / 3)))
      expected.append("\(number)")
    }
    let tail = bench.export.followLogs(polling: Self.steady)
    #expect(try await Self.follow(bench, until: "39", tail) == expected)
  }

  @Test("a line with half of a character is given, and those behind it")
  func loneSurrogate() async throws {
    let bench = try WaitBench()
    bench.fake.addLog(to: bench.exportID, "last", at: bench.clock.date)
    let line =
      #"{"log_source_id":"a","instance_id":"b","timestamp":"2026-03-02T09:59:50Z","level":"INFO","message":"cut \ud83d"}"#
    bench.fake.respondNext(
      with: FakeResponse(status: .ok, json: #"{"count":1,"next":null,"previous":null,"results":[\#(line)]}"#))
    let tail = bench.export.followLogs(after: bench.clock.date.addingTimeInterval(-60), polling: Self.steady)
    #expect(try await Self.follow(bench, until: "last", tail) == ["cut \u{FFFD}", "last"])
  }

  @Test("lines that come late, at a moment that was read, or twice the same, are neither lost nor returned twice")
  func lateLines() async throws {
    let bench = try WaitBench()
    let (fake, id, start) = (bench.fake, bench.exportID, bench.clock.date)
    func add(_ message: String, at seconds: Double) {
      fake.addLog(to: id, message, at: start.addingTimeInterval(seconds))
    }
    add("a", at: -5)
    add("b", at: -5)
    add("same", at: -4)
    var lines = bench.export.followLogs(after: start.addingTimeInterval(-3_600), polling: Self.steady)
      .makeAsyncIterator()
    func next(_ count: Int) async throws -> Set<String> {
      let clock = bench.clock
      let mover = Task { while !Task.isCancelled { try? await clock.advanceToNextSleeper() } }
      defer { mover.cancel() }
      var messages: Set<String> = []
      for _ in 0..<count { messages.insert(try await lines.next()?.message ?? "") }
      return messages
    }
    #expect(try await next(3) == ["a", "b", "same"])
    add("c", at: -5)  // at a moment that was read
    add("d", at: -40)  // before all that was read
    #expect(try await next(2) == ["d", "c"])
    add("same", at: -4)  // alike in everything, and yet another line
    #expect(try await next(1) == ["same"])
    add("e", at: 0)
    #expect(try await next(1) == ["e"])
    add("f", at: 0)
    #expect(try await next(1) == ["f"])
  }

  @Test("a burst that does not fit into a response leaves no gap", arguments: [499, 500, 501, 1_000, 2_345])
  func bursts(_ count: Int) async throws {
    let bench = try WaitBench()
    let start = bench.clock.date.addingTimeInterval(-100)
    for number in 0..<count {
      // Seven lines share a time, so that responses cut through them.
      bench.fake.addLog(to: bench.exportID, "\(number)", at: start.addingTimeInterval(Double(number / 7) * 0.001))
    }
    bench.fake.addLog(to: bench.exportID, "end", at: start.addingTimeInterval(90))
    let tail = bench.export.followLogs(after: start.addingTimeInterval(-1), polling: Self.steady)
    let messages = try await Self.follow(bench, until: "end", tail)
    #expect(messages.count == count + 1 && Set(messages).count == count + 1)
    let moments = messages.dropLast().map { (Int($0) ?? 0) / 7 }
    #expect(moments == moments.sorted())
  }

  @Test("a burst between two polls leaves no gap either")
  func burstLater() async throws {
    let bench = try WaitBench()
    let (fake, id, clock) = (bench.fake, bench.exportID, bench.clock)
    fake.addLog(to: id, "first")
    let reader = Task {
      var messages: [String] = []
      for try await line in bench.export.followLogs(polling: Self.steady) {
        messages.append(line.message)
        if line.message == "end" { break }
      }
      return messages
    }
    try await clock.waitForSleepers()
    for number in 0..<1_600 {
      fake.addLog(to: id, "\(number)", at: clock.date.addingTimeInterval(Double(number) / 1e4))
    }
    fake.addLog(to: id, "end", at: clock.date.addingTimeInterval(1))
    clock.advance(by: .seconds(2))
    let messages = try await reader.value
    #expect(messages == ["first"] + (0..<1_600).map(String.init) + ["end"])
  }

  @Test("a line of the oldest time of a full first response is returned, or the moment is too full")
  func lineOfTheOldestMoment() async throws {
    let bench = try WaitBench()
    let oldest = bench.clock.date.addingTimeInterval(-100)
    for number in 0..<500 {
      bench.fake.addLog(to: bench.exportID, "\(number)", at: oldest.addingTimeInterval(Double(number) / 100))
    }
    var lines = bench.export.followLogs(polling: Self.steady).makeAsyncIterator()
    for number in 0..<500 { #expect(try await lines.next()?.message == "\(number)") }
    bench.fake.addLog(to: bench.exportID, "late", at: oldest)
    let clock = bench.clock
    let mover = Task { while !Task.isCancelled { try? await clock.advanceToNextSleeper() } }
    defer { mover.cancel() }
    #expect(try await lines.next()?.message == "late")
  }

  @Test("a line of the year 0 is given once")
  func yearZero() async throws {
    let clock = ManualClock()
    let (zero, last) = (Date(timeIntervalSince1970: -62_160_000_000), clock.date)
    let polls = Mutex(0)
    let script = LogScript { _, _ in
      let poll = polls.withLock { polls in
        polls += 1
        return polls
      }
      return poll < 4 ? [zero] : [last, zero]
    }
    let tail = try script.client(clock).project(1).batchExports[UUID()].followLogs(polling: Self.steady)
    let times = try await clock.withTimePassing {
      var times: [Date] = []
      for try await line in tail {
        times.append(line.timestamp)
        if line.timestamp == last { break }
      }
      return times
    }
    #expect(times == [zero, last])
  }

  @Test("a line that is dated ahead is given when it comes, and hides no other", arguments: [1.5, 61, 3_600, 1e8])
  func lineAhead(by seconds: Double) async throws {
    let bench = try WaitBench()
    let (fake, id, clock) = (bench.fake, bench.exportID, bench.clock)
    for number in 0..<14 { fake.addLog(to: id, "\(number)") }
    fake.addLog(to: id, "ahead", at: clock.date.addingTimeInterval(seconds))
    let tail = bench.export.followLogs(polling: Self.steady)
    let reader = Task {
      var messages: [String] = []
      for try await line in tail {
        messages.append(line.message)
        if line.message == "end" { break }
      }
      return messages
    }
    for number in 14..<733 {
      if number.isMultiple(of: 10) { try await clock.advanceToNextSleeper() }
      fake.addLog(to: id, "\(number)")
    }
    fake.addLog(to: id, "end", at: clock.date.addingTimeInterval(0.5))
    let messages = try await clock.withTimePassing { try await reader.value }
    #expect(messages.sorted() == ((0..<733).map(String.init) + ["ahead", "end"]).sorted())
  }

  @Test("a log that has fallen silent costs a request a poll, however many lines it got in its last minute")
  func silence() async throws {
    let bench = try WaitBench()
    let (fake, clock) = (bench.fake, bench.clock)
    let start = clock.date.addingTimeInterval(-40)
    for number in 0..<700 {
      fake.addLog(to: bench.exportID, "\(number)", at: start.addingTimeInterval(Double(number) / 20))
    }
    let tail = bench.export.followLogs(after: start.addingTimeInterval(-1), polling: Self.steady)
    let reader = Task {
      var messages: [String] = []
      for try await line in tail {
        messages.append(line.message)
        if line.message == "end" { break }
      }
      return messages
    }
    while clock.elapsed < .seconds(100) { try await clock.advanceToNextSleeper() }
    try await clock.waitForSleepers()
    let before = fake.requests.count
    for _ in 0..<20 { try await clock.advanceToNextSleeper() }
    try await clock.waitForSleepers()
    #expect(fake.requests.count == before + 20)
    fake.addLog(to: bench.exportID, "end")
    try await clock.advanceToNextSleeper()
    let messages = try await reader.value
    let isEachOnce = messages == (0..<700).map(String.init) + ["end"]
    #expect(isEachOnce, "\(messages.count) lines")
  }

  @Test("without a beginning it begins with the newest lines, and goes no further back")
  func newestFirst() async throws {
    let bench = try WaitBench()
    let start = bench.clock.date.addingTimeInterval(-1_000)
    for number in 0..<700 {
      bench.fake.addLog(to: bench.exportID, "\(number)", at: start.addingTimeInterval(Double(number) / 100))
    }
    var lines = bench.export.followLogs(polling: Self.steady).makeAsyncIterator()
    #expect(try await lines.next()?.message == "200")
    for _ in 201..<700 { _ = try await lines.next() }
    #expect(bench.fake.requests.count == 1)
    bench.fake.addLog(to: bench.exportID, "new")
    let mover = Task { [clock = bench.clock] in try await clock.advanceToNextSleeper() }
    #expect(try await lines.next()?.message == "new", "and none of those before the beginning")
    try await mover.value
  }

  @Test("a log that is empty at first is waited for, less and less often")
  func emptyLog() async throws {
    let bench = try WaitBench(random: 0)
    let tail = bench.export.followLogs()
    let reader = Task { () -> String? in
      var lines = tail.makeAsyncIterator()
      return try await lines.next()?.message
    }
    for _ in 0..<10 { try await bench.clock.advanceToNextSleeper() }
    try await bench.clock.waitForSleepers()
    // 0.5, 1, 2, 4, and then 5 seconds each.
    #expect(bench.clock.elapsed == .seconds(37.5))
    bench.fake.addLog(to: bench.exportID, "at last")
    try await bench.clock.advanceToNextSleeper()
    #expect(try await reader.value == "at last")
  }

  @Test(
    "filters reach the server, and a warning has both of its spellings",
    arguments: [
      ([LogLevel.warn], "WARN,WARNING"), ([.warning, .error], "WARNING,ERROR,WARN"), ([.error], "ERROR"),
      ([.warn, .warning], "WARN,WARNING"),
    ])
  func levels(_ levels: [LogLevel], _ text: String) async throws {
    let bench = try WaitBench()
    bench.fake.addLog(to: bench.exportID, "no bucket", level: "ERROR", instance: "i")
    bench.fake.addLog(to: bench.exportID, "no bucket", level: "WARNING", instance: "i")
    let tail = bench.export.followLogs(levels: levels, search: "BUCKET", instanceID: "i")
    var lines = tail.makeAsyncIterator()
    #expect(try await lines.next() != nil)
    let query = bench.fake.requests.first?.head.path ?? ""
    #expect(query.contains("level=\(text.replacing(",", with: "%2C"))&search=BUCKET&instance_id=i&limit=500"))
  }

  @Test("no levels are all levels")
  func noLevels() async throws {
    let bench = try WaitBench()
    bench.fake.addLog(to: bench.exportID, "a line")
    var lines = bench.export.followLogs(levels: []).makeAsyncIterator()
    #expect(try await lines.next()?.message == "a line")
  }

  @Test("file downloads and runs have logs to follow too")
  func otherLogs() async throws {
    let bench = try WaitBench { $0.runLogs = .served }
    let download = try await bench.startDownload(.completed(files: []))
    bench.fake.addLog(to: download.id, "of the download")
    var lines = download.followLogs().makeAsyncIterator()
    #expect(try await lines.next()?.message == "of the download")

    let run = bench.fake.addRun(to: bench.exportID)
    bench.fake.addLog(to: bench.exportID, "of the run", instance: run.uuidString)
    var runLines = bench.export.runs[run].followLogs().makeAsyncIterator()
    #expect(try await runLines.next()?.message == "of the run")
  }

  @Test("cancelling ends the sequence at once, and is no error")
  func cancellation() async throws {
    let bench = try WaitBench()
    let tail = bench.export.followLogs()
    let reader = Task { for try await _ in tail {} }
    try await bench.clock.waitForSleepers()
    reader.cancel()
    try await reader.value
    #expect(bench.clock.sleeperCount == 0 && bench.fake.requests.count == 1)
  }

  @Test("what other code has cancelled is an error and not the end of the log")
  func foreignCancellation() async throws {
    let bench = try WaitBench()
    let asked = Mutex(0)
    let client = PostHogClient(
      host: .us,
      credentials: .provider {
        let count = asked.withLock {
          $0 += 1
          return $0
        }
        if count > 2 { throw CancellationError() }
        return "phx_fake_key"
      }, transport: bench.fake, clock: bench.clock)
    let tail = client.project(1).batchExports[bench.exportID].followLogs()
    let error = try await bench.failure { for try await _ in tail {} }
    #expect(error.kind == .cancelled(.notSent))
  }

  @Test("a fault that passes loses nothing, also in the middle of a burst")
  func passingFaults() async throws {
    let bench = try WaitBench()
    let start = bench.clock.date.addingTimeInterval(-100)
    for number in 0..<1_200 {
      bench.fake.addLog(to: bench.exportID, "\(number)", at: start.addingTimeInterval(Double(number) / 1_000))
    }
    for _ in 0..<2 {
      bench.fake.respondNext(
        to: { $0.head.path?.contains("before=") == true }, with: FakeResponse(status: .badGateway, json: ""))
    }
    let tail = bench.export.followLogs(after: start.addingTimeInterval(-1), polling: Self.steady)
    #expect(try await Self.follow(bench, until: "1199", tail) == (0..<1_200).map(String.init))
  }
}
