#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The state of the fake. It is a single value behind a lock, so a request is handled as a whole or not at all.
struct FakeState: Sendable {
  var configuration: FakeConfiguration
  var organizations = Table<OrganizationRecord>()
  var projects = Table<FakeProject>()
  var dashboards = Table<DashboardRecord>()
  var exports = Table<ExportRecord>()
  var runs = Table<RunRecord>()
  var backfills = Table<BackfillRecord>()
  var fileDownloads = Table<FileDownloadRecord>()
  var logs: [LogRecord] = []
  var objects = FakeObjectStore()
  var scripts = Scripts()
  var throttles: [String: Throttle] = [:]
  var events = EventQueue()
  /// The runs of each export: those in progress, those that ended last, and how many there are.
  var runSummaries: [UUID: RunSummary] = [:]
  /// The backfills that go on when a run ends.
  var waitingBackfills: [UUID: [UUID]] = [:]
  /// What the exports have to export; by default, rows at all times.
  var data: [UUID: FakeData] = [:]
  /// The outcomes of runs that a test decides by their intervals.
  var runOutcomes: [UUID: @Sendable (FakeInterval) -> FakeJobOutcome?] = [:]
  private var sequence: UInt64 = 0

  init(_ configuration: FakeConfiguration, now: Timestamp) {
    self.configuration = configuration
    organizations = Table(configuration.organizations.map { OrganizationRecord($0, createdAt: now) })
    projects = Table(configuration.projects)
  }

  /// Returns the next ID: ordered by time as the server's are, and the same in every run of a test on a manual clock.
  mutating func makeID(at now: Timestamp) -> UUID {
    sequence += 1
    var bytes = withUnsafeBytes(of: UInt64(bitPattern: now.microseconds / 1000).bigEndian) { Array($0.dropFirst(2)) }
    bytes += [0x70, 0]
    bytes += withUnsafeBytes(of: (sequence | 1 << 63).bigEndian) { Array($0) }
    return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}

extension UUID {
  /// The ID in lower case, as in the API.
  var text: String { uuidString.lowercased() }
}
