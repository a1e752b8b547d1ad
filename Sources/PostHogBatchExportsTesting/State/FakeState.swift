#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Everything that the fake knows. One value behind one lock: a request is answered as a whole or not at all.
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
  private var sequence: UInt64 = 0

  init(_ configuration: FakeConfiguration, now: Timestamp) {
    self.configuration = configuration
    organizations = Table(configuration.organizations.map { OrganizationRecord($0, createdAt: now) })
    projects = Table(configuration.projects)
  }

  /// The next id: ordered by time as the server's are, and the same in every run of a test on a manual clock.
  mutating func makeID(at now: Timestamp) -> UUID {
    sequence += 1
    var bytes = withUnsafeBytes(of: UInt64(bitPattern: now.microseconds / 1000).bigEndian) { Array($0.dropFirst(2)) }
    bytes += [0x70, 0]
    bytes += withUnsafeBytes(of: (sequence | 1 << 63).bigEndian) { Array($0) }
    return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}

extension UUID {
  /// Lower case, as ids are on the wire.
  var text: String { uuidString.lowercased() }
}
