import SpecDrift
import Testing

/// Reports of no change, and of very many.
@Suite struct ReportSizeTests {
  @Test func noChange() async throws {
    let comparison = try await Things.comparison(Things.old, Things.old)
    let text = "No changes affect programs.\n"
    #expect(TextReport(comparison).text(width: 80) == text)
    #expect(MarkdownReport(comparison).text() == text)
    #expect(GitHubReport(comparison).text == text)
    #expect(JSONReport(comparison).text.contains("\"changes\": []"))
    #expect(SARIFReport(comparison, version: "1").text.contains("\"results\": []"))
    let page = HTMLReport(comparison).text
    #expect(page.contains("<h1>No changes affect programs</h1>"))
    #expect(!page.contains("<form") && !page.contains("<script>"))
  }

  @Test(.timeLimit(.minutes(5))) func tenThousandChanges() async throws {
    let comparison = try await Things.manyChanges(10_000)
    #expect(comparison.changes.count == 10_001)
    #expect(TextReport(comparison).text(width: 80).split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(HTMLReport(comparison).text.ranges(of: "<article").count == 10_001)
    #expect(HTMLReport(comparison).text.ranges(of: "<pre").count == 2_000)
    let annotations = GitHubReport(comparison).text.split(separator: "\n")
    #expect(annotations.count == 13)
    #expect(annotations[11] == "Not annotated: 9990 of 10000 breaking.")
  }

  @Test(arguments: [65_536, 20_000, 5_000, 1_000, 0]) func markdownIsNeverLongerThanAsked(limit: Int) async throws {
    let comparison = try await Things.manyChanges(400)
    let text = MarkdownReport(comparison).text(atMost: limit)
    let verdict =
      "**wire:** breaking (400 breaking) · **source:** warning (1 warning) · **behaviour:** none\n\n401 changes from "
    #expect(text.hasPrefix(verdict))
    #expect(text.utf8.count <= max(limit, 300))
    let shown = text.ranges(of: "\n- **").count
    let left = text.firstMatch(of: /(\d+) more changes are left out here/).flatMap { Int($0.1) }
    #expect(left.map { shown + $0 == 401 } ?? (shown == 0), "\(shown)")
    #expect(text.ranges(of: "<details>").count == text.ranges(of: "</details>").count)
    let rows = text.ranges(of: "\n| breaking").count
    #expect(text.contains("\(401 - rows) more of 401 changes are not in the table."))
  }

  @Test func onePlaceHasTwoIDs() async throws {
    let page = try await HTMLReport(Things.manyChanges(20)).text
    let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
  }

  /// Where no code can be generated, a change of the generated code alone has no level.
  @Test func aChangeWithoutAnEffectIsCounted() async throws {
    let text = Things.old.replacing("      operationId: create", with: "      tags: [A]\n      operationId: create")
    let comparison = try await Things.contractComparison(text, text.replacing("[A]", with: "[B]"))
    #expect(comparison.changes.map(\.rule.id).contains("op.group-changed"))
    #expect(TextReport(comparison).text().contains("none      op.group-changed"))
    #expect(GitHubReport(comparison).text.contains("Not annotated: 1 of 1 none.\n"))
    #expect(MarkdownReport(comparison).text().contains("| none | "))
    #expect(HTMLReport(comparison).text.contains("<article class=\"change filtered unaffected\""))
    #expect(SARIFReport(comparison, version: "1").text.contains("\"level\": \"none\""))
  }

  /// The path of an operation can be as long as a document allows.
  @Test func aLongOperationIsShortened() async throws {
    let path = "/" + String(repeating: "things", count: 150)
    let comparison = try await Things.comparison(
      Things.old.replacing("/things:", with: "\(path):"), Things.new.replacing("/things:", with: "\(path):"))
    for text in [TextReport(comparison).text(), MarkdownReport(comparison).text(), GitHubReport(comparison).text] {
      #expect(text.contains("DELETE /things") && text.utf8.count < 4_000)
    }
  }
}
