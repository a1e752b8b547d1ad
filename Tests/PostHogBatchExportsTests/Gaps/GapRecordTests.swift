import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import TestSupport
import Testing

/// What a search for gaps keeps, and how it goes on from there.
@Suite struct GapRecordTests {
  private let clock = ManualClock()
  private let exports: BatchExports.Collection<PostHogClient, ProjectScope>
  private let id: UUID

  /// An hourly export of a day, of which two hours failed.
  init() throws {
    var configuration = FakeConfiguration()
    configuration.schedules = .running
    let fake = FakePostHog(configuration: configuration, clock: clock)
    exports = try fake.client().project(1).batchExports
    id = try fake.addExport()
    let start = clock.date
    fake.decideRuns(of: id) { interval in
      (8...9).contains(Int(interval.end.timeIntervalSince(start) / 3600)) ? .failed("No such bucket.") : nil
    }
    clock.advance(by: .seconds(86_400))
  }

  private func search(_ kinds: Set<BackfillKind> = BackfillKind.gaps) -> GapSearch {
    GapSearch(on: .us, project: 1, since: clock.date.addingTimeInterval(-86_400), now: clock.date, kinds: kinds)
  }

  private func report() async throws -> (export: BatchExport, report: GapReport) {
    let export = try await exports[id].retrieve()
    let context = try CoverageContext(of: export, now: clock.date)
    let search = search()
    return (export, try await exports.gapReport(of: export, in: search.start..<search.now, context: context))
  }

  @Test func neighboursWithTheSameReasonAreOneGap() async throws {
    let report = try await report().report
    #expect(report.gaps.map(\.intervals) == [2])
    #expect(report.gaps.map(\.kind) == [.failed] && report.gaps.map(\.reason) == ["failed"])
    #expect(report.plan?.pieces.map(\.range) == report.gaps.map(\.range))
    #expect(report.omissions.isEmpty)
  }

  @Test func savedAndRead() async throws {
    let (export, report) = try await report()
    var record = GapRecord(of: search())
    #expect(record.report(of: export) == nil)
    let lines = record.firstLine + record.add(report)
    let read = try GapRecord(lines: lines)
    #expect(read == record && read.report(of: export) == report)
    #expect(try GapRecord(lines: lines.dropLast(9)).report(of: export) == nil, "a line that was cut short")
    #expect(GapRecord.wholeLines(of: lines.dropLast(9)).elementsEqual(record.firstLine))
  }

  @Test func anExportThatHasChangedIsReadAnew() async throws {
    var record = GapRecord(of: search())
    _ = record.add(try await report().report)
    _ = try await exports[id].pause()
    #expect(record.report(of: try await exports[id].retrieve()) == nil)
  }

  @Test(arguments: [("", 1), ("[]\n", 1), ("{}\n", 1), (#"{"gaps_version":2}"# + "\n", 1)])
  func damaged(text: String, line: Int) throws {
    let error = #expect(throws: GapRecordError.self) { try GapRecord(lines: Array(text.utf8)) }
    #expect(error?.line == line)
    let later = #expect(throws: GapRecordError.self) {
      try GapRecord(lines: GapRecord(of: search()).firstLine + Array("\(text)\n{}\n".utf8))
    }
    #expect(later?.line == line + 1)
  }
}
