import Foundation
import SpecDrift
import Testing

/// Whatever a document has as names, no report interprets it.
@Suite struct HostileTextTests {
  static let names = [
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><b>", "'; alert(1) //",
    "</pre></details>", "<!--",
    "a\u{202E}b\u{2066}c", "\u{1B}[31mred", "a\u{0}b".replacing("\u{0}", with: "\u{7}"), "a\nb\r\nc", "a\u{2028}b",
    "::error::x",
    "##[error]x", "%0A::error::x", "x,line=9::y", "a|b", "a`b", "a``|`b", "\\", "a\\", " ", "``", "@someone #12 GH-1",
    "[a](javascript:alert(1))", "![a](https://example.com/a.png)", "https://example.com", "*a* _b_ ~~c~~ $d$ :boat:",
    "{0}",
    "船\u{301}👩‍👩‍👧", String(repeating: "x", count: 900),
  ]

  private func comparison() async throws -> Comparison { try await Things.removal(of: Self.names) }

  private func expectPrintable(_ text: String) {
    let odd = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalar != "\n"
      default: false
      }
    }
    #expect(odd.isEmpty)
  }

  @Test func noReportForPeopleHasInvisibleCharacters() async throws {
    let comparison = try await comparison()
    expectPrintable(TextReport(comparison).text())
    expectPrintable(TextReport(comparison).text(width: 120))
    expectPrintable(MarkdownReport(comparison).text())
    expectPrintable(HTMLReport(comparison).text)
    expectPrintable(GitHubReport(comparison).text)
  }

  @Test func inAPageTextIsText() async throws {
    let text = try await HTMLReport(comparison()).text
    for (part, count) in [
      ("<script", 1), ("</script", 1), ("<img", 0), ("<b>", 0), ("<!--", 0), ("</pre></details>", 0),
    ] {
      #expect(text.ranges(of: part).count == count, "\(part)")
    }
    let start = try #require(text.firstRange(of: "<main>")).upperBound
    let end = try #require(text.firstRange(of: "<script>")).lowerBound
    // Each tag has only the attributes that the report writes.
    let tags = text[start..<end].matches(of: /<[^>]*>/).map { String($0.output) }
    let known = /<\/?[a-z0-9]+( (class|id|href|tabindex|aria-label)="[^"<>]*"| hidden)*>/
    #expect(tags.filter { $0.wholeMatch(of: known) == nil } == [])
  }

  @Test func inMarkdownTextIsCode() async throws {
    let text = try await MarkdownReport(comparison()).text()
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == 21)
    for row in rows {
      #expect(row.filter { $0 == "|" }.count == 7, "\(row)")
      // Outside of code there is nothing from the document.
      let outside = row.replacing(/`[^`]*`/, with: "").replacing(/<code>[^<`|\\]*<\/code>/, with: "")
      #expect(outside.wholeMatch(of: /[A-Za-z ,;:().|→]*/) != nil, "\(outside)")
    }
    for (fence, count) in [("<details>", 1), ("</details>\n", 1), ("<script", 0)] {
      let outside = text.replacing(/(?m)^  (`{3,})text\n(?s:.*?)\n  \1$/, with: "").replacing(/`[^`\n]*`/, with: "")
      #expect(outside.ranges(of: fence).count == count, "\(fence)")
    }
  }

  @Test func aWorkflowCommandIsOneLine() async throws {
    let text = try await GitHubReport(Things.removal(of: ["::error::x", "%0A::error::x", "a\nb", "x,line=9::y"])).text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // Four changes, one for the missing code, the verdict, and the end.
    #expect(lines.count == 7)
    for line in lines.prefix(5) {
      #expect(
        line.wholeMatch(of: /::(error|warning|notice) (file=old\.yaml,line=\d+,col=\d+,)?title=[^:,]*::.*/) != nil,
        "\(line)")
      #expect(!line.replacing(/%25|%3A/, with: "").contains("%"), "\(line)")
    }
    #expect(lines[5].hasPrefix("wire: "))
  }

  @Test func aPathIsEscaped() async throws {
    let path = "a b:%,\n<'x'>.yaml"
    let comparison = try await Things.comparison(Things.old, Things.new, paths: (path, "new.yaml"))
    #expect(GitHubReport(comparison).text.hasPrefix("::error file=a b%3A%25%2C%0A<'x'>.yaml,line=19,"))
    #expect(HTMLReport(comparison).text.contains("href=\"a%20b%3A%25%2C%0A%3C%27x%27%3E.yaml#L19\""))
    #expect(SARIFReport(comparison, version: "1").text.contains("\"uri\": \"a%20b%3A%25%2C%0A%3C%27x%27%3E.yaml\""))
    let scheme = try await Things.comparison(Things.old, Things.new, paths: ("javascript:alert(1)", "new.yaml"))
    #expect(HTMLReport(scheme).text.contains("href=\"javascript%3Aalert%281%29#L19\""))
  }

  @Test func programsReadTheExactText() async throws {
    struct Report: Decodable {
      struct Change: Decodable { let subject: String }
      let changes: [Change]
    }
    struct Log: Decodable {
      struct Run: Decodable { let results: [Result] }
      struct Result: Decodable { let properties: Report.Change }
      let runs: [Run]
    }
    let comparison = try await comparison()
    // A terminal that shows the reports interprets nothing.
    expectPrintable(JSONReport(comparison).text)
    expectPrintable(SARIFReport(comparison, version: "1").text)
    let report = try JSONDecoder().decode(Report.self, from: Data(JSONReport(comparison).text.utf8))
    #expect(Set(Self.names).subtracting(report.changes.map(\.subject)) == [])
    let log = try JSONDecoder().decode(Log.self, from: Data(SARIFReport(comparison, version: "1").text.utf8))
    #expect(log.runs.first?.results.map(\.properties.subject) == report.changes.map(\.subject))
  }
}
