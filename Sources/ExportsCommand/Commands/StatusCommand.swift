import ArgumentParser
import Console
import Diagnostics
import OperationCore
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `posthog-exports status`.
struct StatusCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Shows how the exports of a project are doing, the worst first.",
    discussion: """
      The exit status is 3 if an export is failing or was stopped by the server. A hundred exports take one request, with the \
      ten newest runs of each; where those are all of backfills, more are read, of twenty exports at the most.

      With --output prometheus and --into, the file is replaced as a whole; if the exports can't be read, it keeps what it \
      has, and posthog_exports_scrape_success is 0.

      --on-failure runs a shell command for each export that begins to fail, with its JSON on standard input: once, and with \
      --watch whenever another one does.
      """)

  @Flag(help: "Only exports that need attention.") var failing = false
  @Flag(help: "Look again every minute, until the command is interrupted.") var watch = false
  @Option(help: ArgumentHelp("The time between two looks of --watch.", valueName: "time")) var every = Period(
    .seconds(60))
  @Option(help: ArgumentHelp("A shell command for exports that begin to fail.", valueName: "command"))
  var onFailure: String?
  @Option(
    name: [.long, .customShort("o")], help: ArgumentHelp("table, json, jsonl, csv or prometheus.", valueName: "format"))
  var output = StatusFormat.table
  @Option(help: ArgumentHelp("The file that the result is written to, instead of standard output.", valueName: "file"))
  var into: String?
  @OptionGroup var connection: ConnectionOptions

  func run(in environment: CommandEnvironment) async throws {
    let connection = try self.connection.connection(in: environment)
    var known: Set<UUID> = []
    try await environment.looking(every: watch ? every.duration : nil) {
      do {
        let exports = try await read(connection, environment)
        try show(exports, environment)
        known = try alert(exports, besides: known, environment)
        if !watch, exports.contains(where: { $0.level >= .failing }) { throw ExitStatus.unhealthy }
      } catch let error as PostHogError {
        try noteFailure()
        throw error
      }
    }
  }

  /// The most exports of which more runs are read than a list has.
  private static let mostReadOn = 20

  private func read(
    _ connection: Connection, _ environment: CommandEnvironment
  ) async throws(PostHogError) -> [Health] {
    var exports: [Health] = []
    var list = connection.exports.health(
      now: environment.now(), zones: .system(in: environment.variables), readsOn: Self.mostReadOn
    ).makeAsyncIterator()
    while let health = try await list.next() {
      if !failing || health.level >= .attention { exports.append(health) }
    }
    return exports.sorted { ($1.level, $0.name) < ($0.level, $1.name) }
  }

  private func show(_ exports: [Health], _ environment: CommandEnvironment) throws {
    let text = text(of: exports, environment)
    if let into { return try WholeFile.write(text, to: into) }
    if watch { environment.output.clear() }
    try environment.write(text)
  }

  private func text(of exports: [Health], _ environment: CommandEnvironment) -> String {
    let listing = Listing.health(connection.times(in: environment))
    let terminal = into == nil ? environment.output : Terminal(columns: nil) { _ in true }
    guard let format = output.listed else { return PrometheusText(exports, at: environment.now()).text }
    let table = listing.text(of: exports, as: format, on: terminal)
    return format == .table ? table + remarks(on: exports, terminal) : table
  }

  /// Returns what is wrong with each export, and what to do about it.
  private func remarks(on exports: [Health], _ terminal: Terminal) -> String {
    exports.filter { !$0.findings.isEmpty }.map { health in
      let words = health.findings.enumerated().map { $0.offset == 0 ? $0.element.description : $0.element.summary }
      let lines = words.joined(separator: " ").wrapped(columns: terminal.columns.map { max($0 - 2, 20) })
      let title = terminal.paint(health.level.colour, health.shownName)
      return "\n\(title)\n" + lines.map { "  \($0)\n" }.joined()
    }.joined()
  }

  /// Says in the file that the exports couldn't be read.
  private func noteFailure() throws(CommandFailure) {
    guard let into, output == .prometheus else { return }
    let old = try WholeFile.read(into) ?? []
    try WholeFile.write(PrometheusText(afterFailureOf: String(decoding: old, as: UTF8.self)).text, to: into)
  }

  /// Runs the user's command for exports that fail and didn't before, and returns those that fail.
  private func alert(
    _ exports: [Health], besides known: Set<UUID>, _ environment: CommandEnvironment
  ) throws -> Set<UUID> {
    let failing = exports.filter { $0.level >= .failing }
    if let onFailure {
      let listing = Listing.health(connection.times(in: environment))
      for export in failing where !known.contains(export.id) {
        do throws(CommandFailure) {
          try ShellCommand(onFailure).run(input: listing.json(export) + "\n")
        } catch {
          environment.say("“\(export.shownName)”: \(error.message)")
        }
      }
    }
    return Set(failing.map(\.id))
  }
}

/// How the status is written.
enum StatusFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, jsonl, csv
  /// The text format of Prometheus.
  case prometheus

  /// The format of a list; `nil` for Prometheus.
  var listed: OutputFormat? { OutputFormat(rawValue: rawValue) }
}
