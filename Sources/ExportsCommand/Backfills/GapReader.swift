import Console
import OperationClient
import PostHogBatchExports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the gaps of exports, one export after another, and keeps what it has read if the user names a file for it.
struct GapReader {
  let connection: Connection
  let environment: CommandEnvironment
  let since: TimePoint
  let kinds: Set<BackfillKind>
  let path: String?
  /// How fast the client reads at most; `nil` if nothing limits it.
  let limit: RateLimit?
  let isQuiet: Bool

  /// Returns the reports of exports, in their order.
  func reports(of exports: [BatchExport]) async throws -> [GapReport] {
    guard let project = exports.first?.teamID else { return [] }
    let now = environment.now()
    let search = GapSearch(
      on: connection.client.host, project: project, since: try since.past(in: .utc, now: now), now: now, kinds: kinds)
    var record = GapRecord(of: search)
    let file = try path.map { path throws(CommandFailure) in try GapFile(path, for: &record) }
    defer { file?.close() }
    let missing = exports.filter { record.report(of: $0) == nil }
    noteKept(exports.count - missing.count, of: exports.count, at: record.search.now)
    try await read(missing, into: &record, file)
    return exports.compactMap(record.report)
  }

  /// An export, and what to read of it.
  private struct Target {
    let export: BatchExport
    let context: CoverageContext
    let window: Range<Date>
  }

  private func target(_ export: BatchExport, at now: Date) throws -> Target {
    let start = since.start(in: export.zone(in: environment), now: now)
    return Target(
      export: export, context: try export.context(in: environment, at: now), window: min(start, now)..<now)
  }

  private func read(_ exports: [BatchExport], into record: inout GapRecord, _ file: GapFile?) async throws {
    let now = record.search.now
    let targets = try exports.map { try target($0, at: now) }
    let isLong = announce(targets)
    let line = ProgressLine(in: environment, isQuiet: !isLong)
    defer { line.clear() }
    for (number, target) in targets.enumerated() {
      line.show("\(number.grouped) of \(targets.count.grouped) exports are read")
      let added: [UInt8]
      do throws(PostHogError) {
        let report = try await connection.exports.gapReport(
          of: target.export, in: target.window, context: target.context, including: kinds)
        added = record.add(report)
      } catch {
        line.clear()
        if let path { environment.say("\(path) has what was read: the same command goes on from there") }
        throw error
      }
      try file?.append(added)
    }
  }

  private func noteKept(_ count: Int, of total: Int, at moment: Date) {
    guard count > 0, !isQuiet, let path else { return }
    environment.say("\(path) has \(count.grouped) of \(Count(total, "export")), as of \(moment.shown)")
  }

  /// Says how long the reading takes where it takes long, and returns whether it has said so.
  private func announce(_ targets: [Target]) -> Bool {
    let requests = targets.reduce(0) { $0 + $1.context.leastRequests(for: $1.window) }
    guard requests > RateLimit().perMinute, !isQuiet else { return false }
    environment.say(
      "reading takes at least \(requests.grouped) requests" + (limit.map { $0.time(of: requests) } ?? "")
        + (path == nil ? "; with --resume FILE it can be interrupted" : ""))
    return true
  }
}

extension RateLimit {
  /// Returns how long so many requests take.
  fileprivate func time(of requests: Int) -> String {
    let minutes = requests > perHour ? requests * 60 / perHour : requests / perMinute
    return ": at \(perMinute.grouped) a minute and \(perHour.grouped) an hour, \(Duration.seconds(minutes * 60).shown)"
  }
}
