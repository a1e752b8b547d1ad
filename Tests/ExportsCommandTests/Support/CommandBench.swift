import Console
import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization

@testable import ExportsCommand

/// Runs commands against the project of the demo, at a fixed time, or against one on a clock, and keeps what they print.
struct CommandBench: Sendable {
  /// What a command did.
  struct Outcome: Sendable {
    let status: Int32
    /// Standard output.
    let output: String
    /// Standard error.
    let messages: String
  }

  static let key = FakeAPIKey().value
  static let now = Date(rfc3339: "2026-11-29T20:30:00Z") ?? .distantPast

  let fake: FakePostHog
  /// What lies between the command and a fake on a clock.
  let network: FaultyNetwork
  var environment: CommandEnvironment

  /// Creates a project without exports, whose schedules run on a clock that a test moves.
  init(on clock: ManualClock, _ configure: (inout FakeConfiguration) -> Void = { _ in }) {
    var configuration = FakeConfiguration()
    configuration.schedules = .running
    configure(&configuration)
    fake = FakePostHog(configuration: configuration, clock: clock)
    network = FaultyNetwork(fake)
    environment = CommandEnvironment(
      variables: [Credentials.environmentVariable: Self.key, PostHogClient.projectVariable: "1"], output: .output,
      messages: .messages, keyboard: .silent, timeZone: .utc, now: { clock.date }, clock: clock,
      makeClient: { [network] host, credentials, configuration, logger in
        PostHogClient(
          host: host, credentials: credentials, transport: network, randomSource: { 0.5 }, logger: logger,
          configuration: configuration)
      })
  }

  /// Creates the project of the demo.
  ///
  /// - Parameter isRunning: Whether its time goes on from ``now`` as it really does, so that jobs end.
  init(isRunning: Bool = false) async throws {
    let start = ContinuousClock.now
    let now: @Sendable () -> Date = {
      let elapsed = isRunning ? ContinuousClock.now - start : .zero
      return Self.now.addingTimeInterval(elapsed / .seconds(1))
    }
    let project = try await DemoProject(present: now)
    fake = project.fake
    network = FaultyNetwork(fake)
    environment = project.environment(
      CommandEnvironment(
        variables: [:], output: .output, messages: .messages, keyboard: .silent, timeZone: .utc, now: now,
        makeClient: { host, credentials, configuration, logger in
          PostHogClient(host: host, credentials: credentials, logger: logger, configuration: configuration)
        }))
  }

  /// Runs a command.
  ///
  /// - Parameters:
  ///   - columns: The width of the terminal; `nil` if the output goes to a file.
  ///   - answers: What a person answers; `nil` if nobody can be asked.
  func run(_ arguments: [String], columns: Int? = nil, answers: [String]? = nil) async -> Outcome {
    let (output, messages) = (TextSink(), TextSink())
    var environment = environment
    environment.output = output.terminal(columns: columns)
    environment.messages = messages.terminal(columns: answers == nil ? nil : columns ?? 80)
    environment.keyboard = answers.map(Keyboard.answering) ?? .silent
    let status = await CommandEnvironment.$current.withValue(environment) {
      await PostHogExports.status(of: arguments)
    }
    return Outcome(status: status, output: output.text, messages: messages.text)
  }
}

extension CommandBench {
  /// How many backfills were created.
  var backfills: Int { requests { $0.head.method == .post && $0.head.path?.hasSuffix("/backfills/") == true } }

  func requests(_ matches: (FakeRequest) -> Bool) -> Int { fake.requests.count(where: matches) }

  /// The runs of an export that completed, by their intervals.
  func completed(of export: UUID) async throws -> [Range<Date>: Int] {
    try await fake.client().project(1).batchExports[export].runs.list().reduce(into: [:]) { counts, run in
      guard run.status == .completed, let start = run.dataIntervalStart else { return }
      counts[start..<run.dataIntervalEnd, default: 0] += 1
    }
  }

  func run(_ arguments: String..., columns: Int? = nil, answers: [String]? = nil) async -> Outcome {
    await run(arguments, columns: columns, answers: answers)
  }
}

/// Keeps what is written.
final class TextSink: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  var text: String { String(decoding: bytes.withLock(\.self), as: UTF8.self) }

  func terminal(columns: Int?) -> Terminal {
    Terminal(columns: columns) { written in
      self.bytes.withLock { $0 += written }
      return true
    }
  }
}

extension Keyboard {
  /// Nobody answers.
  static let silent = Keyboard(isTerminal: false, line: { nil }, hiddenLine: { nil })

  /// A person who gives these answers.
  static func answering(_ answers: [String]) -> Keyboard {
    let rest = Answers(answers)
    let next: @Sendable () -> String? = { rest.next() }
    return Keyboard(isTerminal: true, line: next, hiddenLine: next)
  }
}

/// The answers that are left.
private final class Answers: Sendable {
  private let rest: Mutex<ArraySlice<String>>

  init(_ answers: [String]) {
    rest = Mutex(answers[...])
  }

  func next() -> String? { rest.withLock { $0.popFirst() } }
}
