import Foundation
import PostHogBatchExports
import Testing

/// Files of each version of the format, made byte by byte.
@Suite struct ZoneFileVersionTests {
  /// A block: its header, times, types, offsets and names.
  private struct Block {
    var version: UInt8
    var timeSize = 8
    var times: [Int64] = []
    var offsets: [Int32] = [0]
    /// For each leap second its time and the correction.
    var leapSeconds: [(Int64, Int32)] = []

    var bytes: [UInt8] {
      var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
      for count in [0, 0, leapSeconds.count, times.count, offsets.count, 4] {
        bytes += Self.bytes(Int64(count), size: 4)
      }
      for time in times { bytes += Self.bytes(time, size: timeSize) }
      for index in times.indices { bytes.append(UInt8((index + 1) % offsets.count)) }
      for offset in offsets { bytes += Self.bytes(Int64(offset), size: 4) + [0, 0] }
      bytes += Array("AAA\0".utf8)
      for (time, correction) in leapSeconds {
        bytes += Self.bytes(time, size: timeSize) + Self.bytes(Int64(correction), size: 4)
      }
      return bytes
    }

    private static func bytes(_ value: Int64, size: Int) -> [UInt8] {
      (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
    }
  }

  private static func rules(_ bytes: [UInt8]) throws -> TimeZoneRules {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(bytes).write(to: folder.appending(path: "Zone"))
    return try TimeZoneDatabase(folder: folder.path, asksFoundation: false).rules(for: "Zone")
  }

  private func offsets(of rules: TimeZoneRules, at moments: [Double]) -> [Int] {
    moments.map { rules.secondsFromGMT(for: Date(timeIntervalSince1970: $0)) }
  }

  /// The first version has times of 32 bits and no footer: its last offset stays.
  @Test func version1() throws {
    let block = Block(version: 0, timeSize: 4, times: [-2_000_000_000, 1_000], offsets: [7_200, -3_600])
    let found = offsets(of: try Self.rules(block.bytes), at: [-2_000_000_001, -2_000_000_000, 999, 1_000, 2e11])
    #expect(found == [7_200, -3_600, -3_600, 7_200, 7_200])
  }

  /// Later versions have a second block, with times of 64 bits, and the first one may say anything.
  @Test(arguments: ["2", "3", "4", "9"].map { UInt8(ascii: $0) }) func versionsFrom2(version: UInt8) throws {
    let other = Block(version: version, timeSize: 4, times: [5], offsets: [1_800, 60])
    let block = Block(version: version, times: [-60_000_000_000, 3_000_000_000], offsets: [7_200, -3_600])
    let rules = try Self.rules(other.bytes + block.bytes + Array("\nAAA-2BBB,M3.5.0,M10.5.0/3\n".utf8))
    let found = offsets(of: rules, at: [-60_000_000_001, -60_000_000_000, 2_999_999_999, 3_000_000_000])
    #expect(found == [7_200, -3_600, -3_600, 7_200])
    // 1 July 2100 is in the time of the footer.
    #expect(offsets(of: rules, at: [4_118_083_200]) == [10_800])
  }

  /// The fourth version may start with a correction that isn't one second, and name the time at which the list expires.
  @Test(arguments: [[(78_796_800, 3)], [(78_796_800, 1), (1_700_000_000, 1)]] as [[(Int64, Int32)]])
  func leapSecondsOfVersion4AreRefused(leapSeconds: [(Int64, Int32)]) {
    let version = UInt8(ascii: "4")
    let block = Block(version: version, leapSeconds: leapSeconds)
    #expect {
      try Self.rules(Block(version: version, timeSize: 4).bytes + block.bytes + Array("\n\n".utf8))
    } throws: {
      if case .countsLeapSeconds = $0 as? TimeZoneError { true } else { false }
    }
  }

  @Test(arguments: ["1", "0", "A", ":"].map { UInt8(ascii: $0) }) func otherVersionsAreDamage(version: UInt8) {
    #expect {
      try Self.rules(Block(version: version, timeSize: 4).bytes)
    } throws: {
      if case .damagedFile(_, _, 4) = $0 as? TimeZoneError { true } else { false }
    }
  }

  /// Cut anywhere, a file of any version is damaged, and says where.
  @Test func cutFilesAreDamage() {
    let version = UInt8(ascii: "4")
    let files = [
      Block(version: 0, timeSize: 4, times: [1, 2], offsets: [0, 60]).bytes,
      Block(version: version, timeSize: 4).bytes
        + Block(version: version, times: [1, 2], offsets: [0, 60]).bytes + Array("\nAAA0\n".utf8),
    ]
    for file in files {
      for length in 0..<file.count {
        #expect {
          try Self.rules(Array(file.prefix(length)))
        } throws: {
          if case .damagedFile = $0 as? TimeZoneError { true } else { false }
        }
      }
    }
  }
}
