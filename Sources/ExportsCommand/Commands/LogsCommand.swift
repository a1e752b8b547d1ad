import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports

/// `posthog-exports logs`.
struct LogsCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs", abstract: "Prints the log of an export, the oldest line first.",
    discussion: "Older servers let no API key read logs.")

  @Argument(help: ExportArgument.help, completion: ExportArgument.completion) var export: String
  @Flag(name: .shortAndLong, help: "Go on with new lines until the command is interrupted.") var follow = false
  @Option(help: ArgumentHelp("Lines since then: \(TimePoint.help).", valueName: "time"))
  var since: TimePoint?
  @Option(help: ArgumentHelp("The lowest level: debug, info, warning or error.", valueName: "level"))
  var level = LowestLevel.info
  @Option(name: .long, help: ArgumentHelp("Only lines of the execution with this ID.", valueName: "id"))
  var run: String?
  @Option(help: ArgumentHelp("Only lines that contain this text.", valueName: "text"))
  var search: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("The most lines, from the newest back.", valueName: "lines"))
  var limit = 100
  @Flag(help: "Print each line as a JSON object.") var jsonl = false
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be more than 0") }
    guard run?.isEmpty != true, search?.isEmpty != true else { throw ValidationError("an empty text finds nothing") }
  }

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    let times = self.connection.times(in: environment)
    let start = try since?.past(in: times.zone, now: environment.now())
    let found = try await environment.outlasting(if: follow) { try await connection.export(self.export) }
    let log = connection.handle(of: found)
    if follow {
      var newest = start
      try await environment.outlasting {
        let tail = log.followLogs(after: newest, levels: level.levels, search: search, instanceID: run)
        for try await line in tail {
          try environment.write(text(of: line, times, environment.output.paint))
          newest = max(newest ?? line.timestamp, line.timestamp)
        }
      }
      throw ExitStatus.interrupted
    }
    var lines: [LogEntry] = []
    var list = log.logs(
      after: start, levels: level.levels, search: search, instanceID: run, limit: min(limit, 500)
    ).makeAsyncIterator()
    while lines.count < limit, let line = try await list.next() { lines.append(line) }
    for line in lines.reversed() { try environment.write(text(of: line, times, environment.output.paint)) }
    if lines.isEmpty, !self.connection.quiet { environment.say("there are no such lines") }
  }

  private func text(of line: LogEntry, _ times: TimeText, _ paint: Paint) -> String {
    if jsonl { return "\(String(decoding: JSONValue(line).bytes, as: UTF8.self))\n" }
    let level = printable(line.level.rawValue, limit: 10)
    let padded = level + String(repeating: " ", count: max(0, 7 - level.count))
    return "\(paint(.faint, times.second(line.timestamp))) \(paint(line.level.colour, padded)) "
      + "\(printable(line.message, limit: 10_000))\n"
  }
}

/// The lowest level of the lines to print.
enum LowestLevel: String, CaseIterable, ExpressibleByArgument {
  case debug, info, warning, error

  /// The levels of the API. Warnings have two names.
  var levels: [LogLevel] {
    switch self {
    case .debug: []
    case .info: [.info, .warn, .warning, .error]
    case .warning: [.warn, .warning, .error]
    case .error: [.error]
    }
  }
}

extension LogLevel {
  fileprivate var colour: Paint.Colour? {
    switch self {
    case .error: .red
    case .warn, .warning: .yellow
    default: nil
    }
  }
}
