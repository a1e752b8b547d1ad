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
  /// What the ten newest runs of an export don't show is not known; ``Health`` says what that may be. The list leaves out
  /// exports to `Workflows`.
  ///
  /// - Parameters:
  ///   - now: The time of the request.
  ///   - limits: What counts as late and as empty.
  ///   - zones: Where the rules of time zones are read from.
  public func health(
    now: Date = Date(), limits: HealthLimits = HealthLimits(), zones: TimeZoneDatabase = .system
  ) -> HealthSequence {
    // The server allows longer pages, but it gathers the runs of each export for them.
    HealthSequence(
      exports: list(limit: 100), keys: sender.knownKeys, now: now, limits: limits, zones: zones)
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

  let exports: ItemSequence<PostHogClient, OffsetPage<BatchExport>>
  let keys: [Secret]
  let now: Date
  let limits: HealthLimits
  let zones: TimeZoneDatabase

  /// Returns an iterator, which sends its first request when it is asked for an element.
  public func makeAsyncIterator() -> Iterator {
    Iterator(sequence: self, exports: exports.makeAsyncIterator())
  }

  /// Goes through the list of exports.
  public struct Iterator: AsyncIteratorProtocol {
    let sequence: HealthSequence
    var exports: ItemSequence<PostHogClient, OffsetPage<BatchExport>>.Iterator

    /// Returns the health of the next export; `nil` after the last one.
    ///
    /// - Throws: What listing throws. Cancelling the task ends it at once.
    public mutating func next() async throws(PostHogError) -> Health? {
      guard let export = try await exports.next() else { return nil }
      let history = RunHistory(of: export, [], isWhole: false, keys: sequence.keys)
      return Health(
        HealthCheck(export, history, now: sequence.now, limits: sequence.limits, zones: sequence.zones))
    }
  }
}
