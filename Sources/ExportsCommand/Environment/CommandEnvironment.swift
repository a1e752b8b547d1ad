package import Console
package import Logging
package import PostHogBatchExports

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// What a command has around it: the process, unless a test puts something else in its place.
package struct CommandEnvironment: Sendable {
  /// The environment of the command that runs in this task.
  @TaskLocal package static var current = CommandEnvironment.process

  /// The environment variables.
  package var variables: [String: String]
  /// Receives results.
  package var output: Terminal
  /// Receives messages, progress and questions.
  package var messages: Terminal
  /// Where a person answers questions.
  package var keyboard: Keyboard
  /// The zone in which times are shown.
  package var timeZone: TimeZoneRules
  /// Returns the present.
  package var now: @Sendable () -> Date
  /// Measures what a command waits for.
  package var clock: any Clock<Duration>
  /// Creates a client of an instance of PostHog.
  package var makeClient: @Sendable (PostHogHost, Credentials, PostHogClient.Configuration, Logger) -> PostHogClient

  /// Creates an environment.
  package init(
    variables: [String: String], output: Terminal, messages: Terminal, keyboard: Keyboard,
    timeZone: TimeZoneRules, now: @escaping @Sendable () -> Date, clock: any Clock<Duration> = ContinuousClock(),
    makeClient: @escaping @Sendable (PostHogHost, Credentials, PostHogClient.Configuration, Logger) -> PostHogClient
  ) {
    (self.variables, self.output, self.messages, self.keyboard) = (variables, output, messages, keyboard)
    (self.timeZone, self.now, self.clock, self.makeClient) = (timeZone, now, clock, makeClient)
  }

  /// That of the process.
  private static let process: CommandEnvironment = {
    let variables = ProcessInfo.processInfo.environment
    return CommandEnvironment(
      variables: variables, output: .output, messages: .messages, keyboard: .process,
      timeZone: .local(in: variables), now: { Date() },
      makeClient: { host, credentials, configuration, logger in
        PostHogClient(host: host, credentials: credentials, logger: logger, configuration: configuration)
      })
  }()
}

extension CommandEnvironment {
  /// The name under which the command is known.
  static let program = "posthog-exports"

  /// Writes a line about the run to the messages.
  func say(_ text: String) { messages.say(text, as: Self.program) }

  /// Whether a person can be asked: both ends of the dialogue are a terminal, and it isn't a job of CI.
  var canAsk: Bool { keyboard.isTerminal && messages.isTerminal && variables["CI"].map(\.isEmpty) ?? true }
}
