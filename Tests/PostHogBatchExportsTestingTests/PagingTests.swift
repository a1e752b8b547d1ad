import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct PagingTests {
  @Test(arguments: ["!", "bm9uc2Vuc2U=", "cD14Jmk9eQ==", "%00"])
  func aMalformedCursorIsNotFound(cursor: String) throws {
    let bench = try Bench()
    let export = try bench.fake.addExport()
    for list in ["runs", "backfills"] {
      let reply = bench.ask(.get, "batch_exports/\(export.text)/\(list)/?cursor=\(cursor)")
      #expect(reply.outcome == "404 - not_found")
    }
  }

  /// Rows that are added while a list is read neither shift it nor come twice, and the way back has the same pages.
  @Test func aCursorStaysInPlace() throws {
    let bench = try Bench { $0.pageSizes.runs = 2 }
    let export = try bench.fake.addExport()
    let runs = (1...5).map { hours in
      bench.fake.addRun(to: export, createdAt: bench.clock.date.addingTimeInterval(Double(-hours * 3600))).text
    }
    func page(_ path: String) throws -> (ids: [String], next: String?, previous: String?) {
      let reply = bench.ask(.get, path)
      func link(_ name: String) -> String? {
        guard let url = reply[name]?.string, let start = url.range(of: "/api/") else { return nil }
        return String(url[start.lowerBound...])
      }
      return (reply.results.compactMap { $0["id"]?.string }, link("next"), link("previous"))
    }
    let first = try page("batch_exports/\(export.text)/runs/")
    #expect(first.ids == Array(runs[0..<2]) && first.previous == nil)
    bench.fake.addRun(to: export)
    let second = try page(#require(first.next))
    #expect(second.ids == Array(runs[2..<4]))
    let third = try page(#require(second.next))
    #expect(third.ids == [runs[4]] && third.next == nil)
    #expect(try page(#require(third.previous)).ids == second.ids)
  }

  /// Of five exports: how many are on the page, and what the links request.
  @Test(arguments: [
    ("", 5, "-", "-"),
    ("?limit=2", 2, "limit=2&offset=2", "-"),
    ("?limit=2&offset=2", 2, "limit=2&offset=4", "limit=2"),
    ("?limit=2&offset=3", 2, "-", "limit=2&offset=1"),
    ("?limit=2&offset=9", 0, "-", "limit=2&offset=7"),
    ("?limit=0", 5, "-", "-"),
    ("?limit=-1&offset=-1", 5, "-", "-"),
    ("?limit=x&offset=y", 5, "-", "-"),
    ("?limit=4&zeta=1&alpha=2", 4, "alpha=2&limit=4&offset=4&zeta=1", "-"),
  ])
  func offsetsThatMakeNoSenseCountAsNotSent(query: String, count: Int, next: String, previous: String) throws {
    let bench = try Bench()
    for _ in 0..<5 { try bench.fake.addExport() }
    let reply = bench.ask(.get, "batch_exports/\(query)")
    #expect(reply["count"]?.int == 5 && reply.results.count == count)
    for (name, expected) in [("next", next), ("previous", previous)] {
      let found = reply[name]?.string?.split(separator: "?").last.map(String.init) ?? "-"
      #expect(found == expected)
    }
  }
}
