import Foundation
import PostHogBatchExports
import Testing

private let folder = ProcessInfo.processInfo.environment["EXPORT_CALENDARS"].map { URL(filePath: $0) }

/// Writes down what the library says of the zones and exports in `plan.jsonl` of the folder that `EXPORT_CALENDARS` names,
/// for `scripts/check-export-calendar`, which compares it with what Python says.
@Suite(.enabled(if: folder != nil)) struct CalendarRecordTests {
  private struct Question: Decodable {
    let zone: String
    /// Set for a zone, whose offsets are asked.
    let moments: [Int]?
    /// Set for an export, as the following ones are.
    let step: Int?
    let day: Int?
    let hour: Int?
    let start: Int?
    let end: Int?
    let window: [Int]?

    func frequency() throws -> ExportFrequency {
      switch try #require(step) {
      case 300: .every5Minutes
      case 900: .every15Minutes
      case 3_600: .hourly
      case 86_400: .daily(hour: try #require(hour))
      default: .weekly(day: try #require(day), hour: try #require(hour))
      }
    }
  }

  @Test func recordWhatIsAsked() throws {
    let folder = try #require(folder)
    let path = folder.appending(path: "record.jsonl")
    try Data().write(to: path)
    let file = try FileHandle(forWritingTo: path)
    defer { try? file.close() }
    let decoder = JSONDecoder()
    for line in try Data(contentsOf: folder.appending(path: "plan.jsonl")).split(separator: UInt8(ascii: "\n")) {
      try file.write(contentsOf: Data(record(of: decoder.decode(Question.self, from: line)).utf8))
    }
  }

  private func record(of question: Question) throws -> String {
    let rules = try TimeZoneDatabase(folder: TimeZoneDatabase.system.folder, asksFoundation: false)
      .rules(for: question.zone)
    if let moments = question.moments {
      return #"{"offsets":\#(moments.map { rules.secondsFromGMT(for: date($0)) })}"# + "\n"
    }
    let calendar = try ExportCalendar(
      question.frequency(), in: rules, startAt: question.start.map(date), endAt: question.end.map(date))
    let window = try #require(question.window).map(date)
    let grid = calendar.grid(endingIn: window[0]...window[1])
    let runs = calendar.schedule(endingIn: window[0]...window[1]).map {
      [seconds($0.interval.lowerBound), seconds($0.interval.upperBound), $0.isCertain ? 1 : 0]
    }
    let firings = try grid.map {
      let firing = try #require(calendar.firing(ofIntervalEndingAt: $0.upperBound))
      return "[\(firing.ends.map(seconds)),\(firing.isCertain ? 1 : 0)]"
    }
    return #"{"grid":\#(grid.map { [seconds($0.lowerBound), seconds($0.upperBound)] }),"runs":\#(runs),"#
      + #""firings":[\#(firings.joined(separator: ","))]}"# + "\n"
  }

  private func date(_ seconds: Int) -> Date { Date(timeIntervalSince1970: Double(seconds)) }
  private func seconds(_ date: Date) -> Int { Int(date.timeIntervalSince1970) }
}
