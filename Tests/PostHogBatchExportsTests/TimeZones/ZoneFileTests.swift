import Foundation
import OperationCore
import PostHogBatchExports
import TestSupport
import Testing

@Suite struct ZoneFileTests {
  /// A folder of zone files that is removed behind the test.
  private static func withZones<R>(_ work: (URL, TimeZoneDatabase) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try work(folder, TimeZoneDatabase(folder: folder.path, asksFoundation: false))
  }

  @Test(arguments: [
    "../../etc/passwd", "/etc/passwd", "Europe/../UTC", "Europe//Berlin", "", "/", ".", "..", "Europe/Berlin/",
    "Europe/Berlin\0", "localtime", "posixrules", "Europe/Berl\u{131}n", "zone.tab", "Mars/Olympus", "Europe", "IST",
    String(repeating: "A", count: 5_000), "Europe/Berlin ",
  ])
  func aNameThatIsNoneIsUnknown(name: String) {
    #expect(throws: TimeZoneError.unknownZone(name)) { try TimeZoneDatabase.system.rules(for: name) }
  }

  @Test func pipesFoldersAndLargeFilesAreRefused() throws {
    try Self.withZones { folder, zones in
      #expect(mkfifo(folder.appending(path: "Pipe").path, 0o600) == 0)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "Device").path, withDestinationPath: "/dev/zero")
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "Circle").path, withDestinationPath: "Circle")
      try Data(count: 1 << 20).write(to: folder.appending(path: "Large"))
      for name in ["Pipe", "Device", "Circle", "Large"] {
        #expect {
          try zones.rules(for: name)
        } throws: { error in
          if case .unreadableFile = error as? TimeZoneError { true } else { false }
        }
      }
    }
  }

  @Test func withoutZoneFilesFoundationIsAskedAndNamed() throws {
    let zones = TimeZoneDatabase(folder: "/nowhere")
    let rules = try zones.rules(for: "Europe/Berlin")
    #expect(rules.origin == .foundation)
    #expect(throws: TimeZoneError.unknownZone("EST")) { try zones.rules(for: "EST") }
    let file = try TimeZoneDatabase.system.rules(for: "Europe/Berlin")
    for day in 0..<20_000 {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      #expect(rules.secondsFromGMT(for: date) == file.secondsFromGMT(for: date))
    }
    #expect(try TimeZoneDatabase(folder: "/nowhere", asksFoundation: false).rules(for: "UTC") == .utc)
  }

  @Test func theFolderIsThatOfTZDIR() {
    #expect(TimeZoneDatabase.system(in: ["TZDIR": "/zones"]).folder == "/zones")
    #expect(TimeZoneDatabase.system(in: ["TZDIR": ""]) == TimeZoneDatabase.system(in: [:]))
  }

  /// Truncated, with bits flipped, with counts of all sizes: an error, or rules that answer at once.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: TimeZoneDatabase.system.folder), "the system has no zone files"),
    arguments: Effort.seeds(200, of: 20_000))
  func damagedFilesAreSafe(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = ["America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "Africa/Casablanca", "Asia/Kolkata"]
    let name = names[Int.random(in: 0..<names.count, using: &random)]
    let original = try Data(contentsOf: URL(filePath: TimeZoneDatabase.system.folder).appending(path: name))
    try Self.withZones { folder, zones in
      for _ in 0..<10 {
        var bytes = original
        if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &random)) }
        for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
          let near = Bool.random(using: &random) ? bytes.count : min(bytes.count, 44)
          bytes[Int.random(in: 0..<near, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        try bytes.write(to: folder.appending(path: "Zone"))
        do {
          let calendar = try ExportCalendar(.daily(hour: 2), in: zones.rules(for: "Zone"))
          for seconds in [-6e10, -1e9, 1.7e9, 2.5e11] {
            let start = Date(timeIntervalSince1970: seconds)
            let window = start...(start + 90 * 86_400)
            for interval in calendar.grid(endingIn: window) { #expect(interval.lowerBound <= interval.upperBound) }
            _ = calendar.schedule(endingIn: window).map(\.isCertain)
          }
        } catch is TimeZoneError {}
      }
    }
  }

  /// What a file with this footer, and nothing before it, says of moments.
  @Test(arguments: [
    // All year, as RFC 9636 writes it.
    ("EST5EDT,0/0,J365/25", "2026-01-01T00:00:00Z", -14_400), ("EST5EDT,0/0,J365/25", "2026-12-31T23:00:00Z", -14_400),
    // Hours beyond a day, and before it.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7_200),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3_600),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7_200),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10_800),
    // Winter time as the one that is saved.
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3_600),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0),
    ("AAA-3:30:15", "9999-01-01T00:00:00Z", 12_615), ("", "2026-01-01T00:00:00Z", 60),
  ])
  func footer(text: String, at date: String, offset: Int) throws {
    let rules = try Self.rules(footer: text)
    #expect(rules.secondsFromGMT(for: try #require(Date(rfc3339: date))) == offset)
  }

  @Test(arguments: [
    "EST", "EST5EDT", "EST25", "E5", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0", "<EST5",
    "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,J0,J365", "EST5EDT,0,366", "EST5EDT,M3.2.0,M11.1.0,", "EST99999999999999",
    "5",
  ])
  func aFooterThatIsNoneIsDamage(text: String) {
    #expect {
      try Self.rules(footer: text)
    } throws: { error in
      if case .damagedFile(_, let reason, 109)? = error as? TimeZoneError { reason.contains("footer") } else { false }
    }
  }

  @Test func leapSecondsAreRefused() throws {
    #expect {
      try Self.rules(footer: "", leapSeconds: 1)
    } throws: { error in
      if case .countsLeapSeconds = error as? TimeZoneError { true } else { false }
    }
  }

  private static func rules(footer: String, leapSeconds: Int = 0) throws -> TimeZoneRules {
    func block(leapSeconds: Int, size: Int) -> [UInt8] {
      Array("TZif3".utf8) + [UInt8](repeating: 0, count: 15)
        + [0, 0, leapSeconds, 0, 1, 4].flatMap { [0, 0, 0, UInt8($0)] } + [0, 0, 0, 60, 0, 0] + Array("AAA\0".utf8)
        + [UInt8](repeating: 0, count: leapSeconds * size)
    }
    let bytes = block(leapSeconds: 0, size: 8) + block(leapSeconds: leapSeconds, size: 12) + Array("\n\(footer)\n".utf8)
    return try withZones { folder, zones in
      try Data(bytes).write(to: folder.appending(path: "Zone"))
      return try zones.rules(for: "Zone")
    }
  }
}
