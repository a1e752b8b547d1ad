import Foundation
import OperationCore
import PostHogBatchExports
import TestSupport
import Testing

private let recordPath = ProcessInfo.processInfo.environment["EXPORT_CALENDAR_RECORD"]

/// Writes random calendars and the offsets of all zones into the file that `EXPORT_CALENDAR_RECORD` names, for
/// `scripts/check-calendar`, which compares them with Python's.
@Suite(.enabled(if: recordPath != nil)) struct CalendarRecordTests {
  private static let zones: [String] = {
    let folder = URL(filePath: TimeZoneDatabase.system.folder)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { !$0.hasPrefix("right/") && !$0.hasPrefix("posix/") }.filter {
      (try? TimeZoneDatabase(folder: folder.path, asksFoundation: false).rules(for: $0)) != nil
    }.sorted()
  }()

  @Test func record() throws {
    let path = try #require(recordPath)
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? file.close() }
    #expect(!Self.zones.isEmpty)
    for zone in Self.zones { try file.write(contentsOf: Data(offsets(of: zone).utf8)) }
    for seed in Effort.seeds(300, of: 10_000) { try file.write(contentsOf: Data(calendar(seed: seed).utf8)) }
    for zone in Self.zones { try file.write(contentsOf: Data(midnights(of: zone).utf8)) }
  }

  /// The moments after 1700 at which the offset changes, found by looking at each half day, and the offsets around.
  private func changes(of rules: TimeZoneRules, from first: Int, through last: Int) -> [Int] {
    var changes: [Int] = []
    var offset = rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double(first)))
    for moment in stride(from: first + 43_200, through: last, by: 43_200) {
      let next = rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
      if next == offset { continue }
      var (low, high) = (moment - 43_200, moment)
      while high - low > 1 {
        let middle = (low + high) / 2
        if rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double(middle))) == next {
          high = middle
        } else {
          low = middle
        }
      }
      changes.append(high)
      offset = next
    }
    return changes
  }

  private static let years = (from: -4_300_000_000, through: 4_200_000_000)

  private func offsets(of zone: String) throws -> String {
    let rules = try TimeZoneDatabase.system.rules(for: zone)
    let changes = changes(of: rules, from: Self.years.from, through: Self.years.through)
    let moments =
      changes.flatMap { [$0 - 1, $0, $0 + 1] } + [-60_000_000_000, -10_000_000_000, 32_000_000_000, 250_000_000_000]
      + stride(from: 250_000_000_000, through: 250_100_000_000, by: 2_000_000)
    let offsets = moments.map { rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0))) }
    return #"{"zone":"\#(zone)","changes":\#(changes),"moments":\#(moments),"offsets":\#(offsets)}"# + "\n"
  }

  private func calendar(seed: UInt64) throws -> String {
    var random = SeededGenerator(seed: seed)
    let zone = Self.zones[Int.random(in: 0..<Self.zones.count, using: &random)]
    let rules = try TimeZoneDatabase.system.rules(for: zone)
    let (day, hour) = (Int.random(in: 0...6, using: &random), Int.random(in: 0...23, using: &random))
    let frequencies: [(ExportFrequency, Int)] = [
      (.every5Minutes, 300), (.every15Minutes, 900), (.hourly, 3_600), (.daily(hour: hour), 86_400),
      (.daily(hour: hour), 86_400), (.daily(hour: hour), 86_400), (.weekly(day: day, hour: hour), 604_800),
      (.weekly(day: day, hour: hour), 604_800),
    ]
    let (frequency, step) = frequencies[Int.random(in: 0..<frequencies.count, using: &random)]
    let first = Int.random(in: -3_000_000_000...10_000_000_000, using: &random)
    let bounds = Int.random(in: 0..<4, using: &random)
    let start = bounds & 1 == 1 ? first + Int.random(in: 0...(50 * step), using: &random) : nil
    let end = bounds & 2 == 2 ? first + Int.random(in: (100 * step)...(200 * step), using: &random) : nil
    let around = changes(of: rules, from: -3_000_000_000, through: 3_000_000_000)
    return try lines(
      zone, frequency, day: day, hour: hour, step: step, start: start, end: end, [first...(first + 200 * step)])
      + (step < 86_400
        ? ""
        : lines(
          zone, frequency, day: day, hour: hour, step: step, start: nil, end: nil,
          around.map { ($0 - 2 * step)...($0 + 2 * step) }))
  }

  /// Midnight, through all changes of the years 2024 to 2027.
  private func midnights(of zone: String) throws -> String {
    try lines(
      zone, .daily(), day: 0, hour: 0, step: 86_400, start: nil, end: nil, [1_704_000_000...1_830_400_000])
  }

  private func lines(
    _ zone: String, _ frequency: ExportFrequency, day: Int, hour: Int, step: Int, start: Int?, end: Int?,
    _ windows: [ClosedRange<Int>]
  ) throws -> String {
    let calendar = try ExportCalendar(
      frequency, in: TimeZoneDatabase.system.rules(for: zone), startAt: start.map(date), endAt: end.map(date))
    return windows.map { window in
      let dates = date(window.lowerBound)...date(window.upperBound)
      let grid = calendar.grid(endingIn: dates).map { [seconds($0.lowerBound), seconds($0.upperBound)] }
      let runs = calendar.schedule(endingIn: dates).map {
        [seconds($0.interval.lowerBound), seconds($0.interval.upperBound), $0.isCertain ? 1 : 0]
      }
      let uncertain = grid.map { $0[1] }.filter { calendar.firing(ofIntervalEndingAt: date($0))?.isCertain == false }
      return #"{"zone":"\#(zone)","step":\#(step),"day":\#(day),"hour":\#(hour),"window":"#
        + "\([window.lowerBound, window.upperBound])"
        + #","start":\#(start.map { "\($0)" } ?? "null"),"end":\#(end.map { "\($0)" } ?? "null")"#
        + #","grid":\#(grid),"runs":\#(runs),"uncertain":\#(uncertain)}"# + "\n"
    }.joined()
  }

  private func date(_ seconds: Int) -> Date { Date(timeIntervalSince1970: Double(seconds)) }
  private func seconds(_ date: Date) -> Int { Int(date.timeIntervalSince1970) }
}
