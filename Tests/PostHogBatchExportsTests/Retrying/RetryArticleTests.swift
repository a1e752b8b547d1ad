import Foundation
import PostHogBatchExports
import Testing

/// The article "Retries" shows the table that the client acts on.
@Suite("The article on retries")
struct RetryArticleTests {
  @Test("shows the table as it is in the code, row by row")
  func table() throws {
    let article = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/PostHogBatchExports/Documentation.docc/Retries.md")
    let lines = try String(contentsOf: article, encoding: .utf8).split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("| How far") })
    let shown = lines[(start + 2)...].prefix { $0.hasPrefix("|") }
    let rows = RetryPolicy.table.map { row in
      let cells = ["\(row.phase)", row.outcome.rawValue] + [row.repeatable, row.done, row.never].map(\.rawValue)
      return "| \(cells.joined(separator: " | ")) |"
    }
    #expect(Array(shown) == rows)
  }
}
