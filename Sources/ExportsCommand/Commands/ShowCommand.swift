import ArgumentParser
import Console
import OperationCore
import PostHogBatchExports

/// `posthog-exports show`.
struct ShowCommand: ConnectedCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows the settings of an export and its latest runs.")

  @Argument(help: ExportArgument.help, completion: ExportArgument.completion) var export: String
  @OptionGroup var connection: ConnectionOptions
  @Flag(help: "Print the export as JSON, as the API describes it.") var json = false

  func run(in environment: CommandEnvironment) async throws {
    let export = try await connection.connection(in: environment).export(export)
    if json { return try environment.write("\(JSONValue(export))\n") }
    let times = connection.times(in: environment)
    try environment.write(text(of: export, times, environment.output))
  }

  private func text(of export: BatchExport, _ times: TimeText, _ terminal: Terminal) -> String {
    let facts = FactSheet(facts(of: export, times)).text(on: terminal)
    guard !export.latestRuns.isEmpty else { return facts }
    return facts + "\n" + Listing.runs(times).text(of: export.latestRuns, as: .table, on: terminal)
  }

  private func facts(of export: BatchExport, _ times: TimeText) -> [(name: String, value: String)] {
    let pause = export.lastPausedAt.map { "last paused \(times.exact($0))" }
    return [
      ("name", export.shownName),
      ("id", export.id.lowercaseText),
      ("state", ([export.state.rawValue] + [pause].compactMap(\.self)).joined(separator: ", ")),
      ("interval", export.schedule),
      ("model", export.model?.rawValue ?? "events"),
      ("destination", printable(export.destination.type.rawValue, limit: 40)),
      ("settings", printable("\(export.destination.config)", limit: 2000)),
      ("integration", export.destination.integration.map(String.init) ?? "none"),
      ("runs from", export.startAt.map(times.exact) ?? "the beginning"),
      ("runs until", export.endAt.map(times.exact) ?? "further notice"),
      ("created", times.exact(export.createdAt)),
      ("changed", times.exact(export.lastUpdatedAt)),
    ]
  }
}

extension BatchExport {
  /// The interval with its offsets and its time zone.
  fileprivate var schedule: String {
    let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    let day = offsetDay.flatMap { days.indices.contains($0) ? "on \(days[$0])" : nil }
    let hour = offsetHour.map { "at \($0):00" }
    return ([printable(interval.rawValue, limit: 40), day, hour].compactMap(\.self) + ["in \(timezone ?? "UTC")"])
      .joined(separator: " ")
  }
}
