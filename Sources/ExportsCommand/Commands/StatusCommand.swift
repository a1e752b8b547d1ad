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

      With --all-profiles, a project that can't be read doesn't hide the others; the exit status is 5 then.

      With --output prometheus and --into, the file is replaced as a whole; if the exports of a project can't be read, it \
      keeps what it has of them, and posthog_exports_scrape_success is 0.

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
  @Flag(help: "The projects of all profiles that name one.") var allProfiles = false
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    let names = [connection.profile, connection.host, connection.project, connection.keyFile]
    guard !allProfiles || names.allSatisfy({ $0 == nil }) else {
      throw ValidationError("Name a project, or say --all-profiles.")
    }
  }

  func run(in environment: CommandEnvironment) async throws {
    let projects = try projects(in: environment)
    // Those of each project that are failing; of one that can't be read now, as they were.
    var known: [String?: Set<UUID>] = [:]
    try await environment.looking(every: watch ? every.duration : nil) {
      var found: [ProjectHealth] = []
      let least: HealthLevel = failing ? .attention : .healthy
      for project in projects { found.append(try await project.health(environment, least: least)) }
      let errors = found.compactMap(\.error)
      if let first = errors.first, errors.count == found.count {
        if output == .prometheus, into != nil { try show(found, environment) }
        throw first
      }
      try show(found, environment)
      for project in found {
        if let error = project.error { environment.say("\(project.project.profile ?? ""): \(error)") }
      }
      for project in found where project.error == nil {
        let (failing, before) = (project.failing, known[project.project.profile] ?? [])
        alert(failing.filter { !before.contains($0.health.id) }, environment)
        known[project.project.profile] = Set(failing.map(\.health.id))
      }
      if watch { return }
      if !errors.isEmpty { throw ExitStatus.partial }
      if found.contains(where: { !$0.failing.isEmpty }) { throw ExitStatus.unhealthy }
    }
  }

  private func projects(in environment: CommandEnvironment) throws -> [WatchedProject] {
    guard allProfiles else {
      return [WatchedProject(profile: nil, connection: try connection.connection(in: environment))]
    }
    let profiles = try ProfileFile(in: environment.variables).read().byName.filter { $0.value.project != nil }
    guard !profiles.isEmpty else {
      throw CommandFailure("no profile names a project: `login` writes one that does", ExitStatus.noAccess)
    }
    return try profiles.keys.sorted().map { name in
      var options = connection
      options.profile = name
      return WatchedProject(profile: name, connection: try options.connection(in: environment))
    }
  }

  private func show(_ projects: [ProjectHealth], _ environment: CommandEnvironment) throws {
    let text = try text(of: projects, environment)
    if let into { return try WholeFile.write(text, to: into) }
    if watch { environment.output.clear() }
    try environment.write(text)
  }

  private func text(of projects: [ProjectHealth], _ environment: CommandEnvironment) throws -> String {
    guard let format = output.listed else {
      // What can't be read now stays as it is in the file.
      let old = try into.flatMap { into throws(CommandFailure) in try WholeFile.read(into) } ?? []
      return PrometheusText(projects, at: environment.now(), over: String(decoding: old, as: UTF8.self)).text
    }
    let rows = projects.flatMap(\.rows).sorted { ($1.health.level, $0.name) < ($0.health.level, $1.name) }
    let terminal = into == nil ? environment.output : Terminal(columns: nil) { _ in true }
    let table = listing(environment).text(of: rows, as: format, on: terminal)
    return format == .table ? table + remarks(on: rows, terminal) : table
  }

  private func listing(_ environment: CommandEnvironment) -> Listing<HealthRow> {
    .health(connection.times(in: environment), showsProfiles: allProfiles)
  }

  /// Returns what is wrong with each export, and what to do about it.
  private func remarks(on rows: [HealthRow], _ terminal: Terminal) -> String {
    rows.filter { !$0.health.findings.isEmpty }.map { row in
      let words = row.health.findings.enumerated().map { $0.offset == 0 ? $0.element.description : $0.element.summary }
      let lines = words.joined(separator: " ").wrapped(columns: terminal.columns.map { max($0 - 2, 20) })
      let title =
        terminal.paint(row.health.level.colour, row.shownName) + (row.project.profile.map { " (\($0))" } ?? "")
      return "\n\(title)\n" + lines.map { "  \($0)\n" }.joined()
    }.joined()
  }

  /// Runs the user's command for exports that have begun to fail.
  private func alert(_ rows: [HealthRow], _ environment: CommandEnvironment) {
    guard let onFailure else { return }
    for row in rows {
      do throws(CommandFailure) {
        try ShellCommand(onFailure).run(input: listing(environment).json(row) + "\n")
      } catch {
        environment.say("“\(row.shownName)”: \(error.message)")
      }
    }
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
