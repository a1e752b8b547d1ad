import SpecDrift
import Testing

/// The text for terminals: its width, and which lines it shows.
@Suite struct TextReportTests {
  /// The columns of a line without wide characters.
  private func widest(_ text: String) -> Int { text.split(separator: "\n").map(\.count).max() ?? 0 }

  @Test(arguments: [20, 40, 79, 80, 119, 120, 121, 200, 400]) func noLineIsWiderThanTheTerminal(width: Int) async throws
  {
    let names = [String(repeating: "a_long_name_", count: 40), "b"]
    let text = try await TextReport(Things.removal(of: names)).text(width: width)
    #expect(widest(text) <= width)
    #expect(text.contains("…"))
    let other = try await TextReport(Things.comparison(Things.old, Things.new)).text(width: width)
    #expect(widest(other) <= width)
  }

  @Test func wideCharactersTakeTwoColumns() async throws {
    let text = try await TextReport(Things.removal(of: [String(repeating: "船", count: 100)])).text(width: 80)
    let lines = text.split(separator: "\n").filter { $0.contains("船") }
    #expect(!lines.isEmpty)
    for line in lines { #expect(line.reduce(0) { $0 + ($1 == "船" ? 2 : 1) } <= 80, "\(line)") }
  }

  @Test(arguments: [nil, 80, 120]) func coloursChangeNothingElse(width: Int?) async throws {
    let report = try await TextReport(Things.comparison(Things.old, Things.new))
    var parts: Set<TextReport.Style> = []
    let coloured = report.text(width: width) { style, text in
      parts.insert(style)
      return style == .plain ? text : "<\(text)>"
    }
    let marks: Set<Character> = ["<", ">"]
    #expect(coloured.filter { !marks.contains($0) } == report.text(width: width).filter { !marks.contains($0) })
    #expect(parts == [.plain, .heading, .faint, .level(.breaking)])
  }

  @Test func twoDocumentsStandSideBySideWhereThereIsRoom() async throws {
    let report = try await TextReport(Things.comparison(Things.old, Things.new))
    #expect(report.text(width: 120).contains("old.yaml:16:28") && !report.text(width: 119).contains("yaml:16:28    "))
    #expect(
      report.text(width: 120).split(separator: "\n").contains {
        $0.contains("maximum: 10  ") && $0.contains("maximum: 5")
      })
    #expect(report.text(width: 119).split(separator: "\n").contains { $0.hasSuffix("maximum: 10") })
  }

  /// A document can be one line of megabytes: what is shown is the part around the change.
  @Test func ofALongLineThePartAroundTheChangeIsShown() async throws {
    let text = try await TextReport(Things.manyChanges(300)).text(width: 80)
    let lines = text.split(separator: "\n").filter { $0.contains("> 1 │ …") }
    #expect(lines.count == 600)
    #expect(
      lines.contains { $0.contains("\"property150\": {\"type\": \"integer\", \"maximum\": 10") }, "\(lines.prefix(4))")
    #expect(widest(text) <= 80)
  }

  @Test func countsAreAtTheEnd() async throws {
    let names = (1...12).map { "name\($0)" }
    let lines = try await TextReport(Things.removal(of: names)).text().split(separator: "\n").suffix(5)
    #expect(
      Array(lines) == [
        "13 changes    breaking   warning      info", "  wire               0        12         0",
        "  source             0         1         0", "  behaviour          0        12         0",
        "wire: warning, source: warning, behaviour: warning",
      ])
  }
}
