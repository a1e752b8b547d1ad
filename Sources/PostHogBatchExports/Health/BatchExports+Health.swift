public import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension BatchExports.Collection where Sender == PostHogClient, Scope == ProjectScope {
  /// Lists the health of all batch exports, in the order of the list, with one request for a hundred exports.
  ///
  ///     let worst = try await project.batchExports.health().reduce(into: []) { $0.append($1) }
  ///       .sorted { $0.level > $1.level }
  ///
  /// What the ten newest runs of an export don't show is not known; ``Health`` says what that may be. Where they are all of
  /// backfills, which hide how the schedule is doing, more runs can be read. The list leaves out exports to `Workflows`.
  ///
  /// - Parameters:
  ///   - now: The time of the request.
  ///   - limits: What counts as late and as empty.
  ///   - zones: Where the rules of time zones are read from.
  ///   - readsOn: Of how many exports more runs are read at the most, with two requests for each or a few more.
  public func health(
    now: Date = Date(), limits: HealthLimits = HealthLimits(), zones: TimeZoneDatabase = .system, readsOn: Int = 0
  ) -> HealthSequence {
    HealthSequence(exports: self, now: now, limits: limits, zones: zones, readsOn: readsOn)
  }
}

extension BatchExports.Item where Sender == PostHogClient, Scope == ProjectScope {
  /// Returns the health of the export, by as many of its newest runs as it takes to know it: usually with two requests,
  /// and with ten more if a backfill has made hundreds of runs.
  ///
  /// - Parameters:
  ///   - now: The time of the request.
  ///   - limits: What counts as late and as empty.
  ///   - zones: Where the rules of its time zone are read from.
  /// - Throws: What retrieving the export and listing its runs throw. Cancelling the task ends the function at once.
  public func health(
    now: Date = Date(), limits: HealthLimits = HealthLimits(), zones: TimeZoneDatabase = .system
  ) async throws(PostHogError) -> Health {
    let (page, limit) = (100, 1_000)
    let export = try await retrieve()
    var known: [BatchExportRun] = []
    func check(isWhole: Bool = false) -> HealthCheck {
      let history = RunHistory(of: export, known, isWhole: isWhole, keys: sender.knownKeys)
      return HealthCheck(export, history, now: now, limits: limits, zones: zones)
    }
    var list = runs.list().makeAsyncIterator()
    while known.count < limit, !known.count.isMultiple(of: page) || check().needsMoreRuns {
      guard let run = try await list.next() else { return Health(check(isWhole: true)) }
      known.append(run)
    }
    return Health(check())
  }
}

/// The health of the batch exports of a project, read from the server as it is asked for.
public struct HealthSequence: TypedSequence, Sendable {
  /// The health of an export.
  public typealias Element = Health
  /// The error of a request.
  public typealias Failure = PostHogError

  let exports: BatchExports.Collection<PostHogClient, ProjectScope>
  let now: Date
  let limits: HealthLimits
  let zones: TimeZoneDatabase
  let readsOn: Int

  /// Returns an iterator, which sends its first request when it is asked for an element.
  public func makeAsyncIterator() -> Iterator {
    // The server allows longer pages, but it gathers the runs of each export for them.
    Iterator(sequence: self, list: exports.list(limit: 100).makeAsyncIterator(), left: readsOn)
  }

  /// Goes through the list of exports.
  public struct Iterator: AsyncIteratorProtocol {
    let sequence: HealthSequence
    var list: ItemSequence<PostHogClient, OffsetPage<BatchExport>>.Iterator
    /// Of how many exports more runs may still be read.
    var left: Int

    /// Returns the health of the next export; `nil` after the last one.
    ///
    /// - Throws: What listing throws. Cancelling the task ends it at once.
    public mutating func next() async throws(PostHogError) -> Health? {
      guard let export = try await list.next() else { return nil }
      let (exports, now, limits, zones) = (sequence.exports, sequence.now, sequence.limits, sequence.zones)
      let history = RunHistory(of: export, [], isWhole: false, keys: exports.sender.knownKeys)
      let health = Health(HealthCheck(export, history, now: now, limits: limits, zones: zones))
      guard left > 0, health.isHiddenByBackfills else { return health }
      left -= 1
      return try await exports[export.id].health(now: now, limits: limits, zones: zones)
    }
  }
}

extension Health {
  /// Whether the runs that are known are those of backfills, and don't show how the schedule is doing.
  fileprivate var isHiddenByBackfills: Bool {
    findings.contains { if case .runsHidden = $0 { true } else { false } }
  }
}
