import Console
import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization

@testable import ExportsCommand

/// Runs commands against the project of the demo, at a fixed time, and keeps what they print.
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

  let project: DemoProject
  var environment: CommandEnvironment

  /// Creates the project.
  ///
  /// - Parameter isRunning: Whether its time goes on from ``now`` as it really does, so that jobs end.
  init(isRunning: Bool = false) async throws {
    let start = ContinuousClock.now
    let now: @Sendable () -> Date = {
      let elapsed = isRunning ? ContinuousClock.now - start : .zero
      return Self.now.addingTimeInterval(elapsed / .seconds(1))
    }
    project = try await DemoProject(present: now)
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
