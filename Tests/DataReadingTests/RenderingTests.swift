import DataReading
import Diagnostics
import Testing

@Suite struct RenderingTests {
  private func render(
    _ text: String, line: Int, column: Int, severity: Diagnostic.Severity = .error, hint: String? = nil
  ) -> String {
    let file = SourceFile(path: "spec/schemas.yaml", bytes: Array(text.utf8))
    let location = SourceLocation(file: file, line: line, column: column)
    return Diagnostic(severity, "message", at: location, hint: hint).rendered
  }

  @Test func placeMessageLineCaretAndHint() {
    #expect(
      render("a:\n  type: strng\n", line: 2, column: 9, hint: "did you mean `string`?") == """
        spec/schemas.yaml:2:9: error: message
          |   type: strng
          |         ^
        help: did you mean `string`?
        """)
  }

  @Test func notesHavePlacesOfTheirOwn() {
    let file = SourceFile(path: "x.yaml", bytes: Array("a: 1\nb: 2\na: 3\n".utf8))
    let note = Diagnostic.Note("first used here", at: SourceLocation(file: file, line: 1, column: 1))
    let diagnostic = Diagnostic.error(
      "the key `a` is repeated", at: SourceLocation(file: file, line: 3, column: 1), hint: "remove one", notes: [note])
    #expect(
      diagnostic.rendered == """
        x.yaml:3:1: error: the key `a` is repeated
          | a: 3
          | ^
        help: remove one
        x.yaml:1:1: note: first used here
          | a: 1
          | ^
        """)
  }

  /// Runners of GitHub Actions obey lines that begin with `::`, after blanks too.
  @Test func noLineIsACommand() {
    let file = SourceFile(path: " ::error::pwned.yaml", bytes: Array("::stop-commands::abc: 1\n".utf8))
    let rendered = Diagnostic.error("::error::x", at: SourceLocation(file: file, line: 1, column: 1), hint: "::h")
      .rendered
    let lines = rendered.split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.count == 4 && lines.allSatisfy { !$0.hasPrefix("::") }, "\(rendered)")
  }

  @Test func withoutAPlaceThereIsOnlyTheMessage() {
    #expect(Diagnostic.error("can't read it", at: nil).rendered == "error: can't read it")
    #expect(Diagnostic.warning("take care", at: nil).rendered == "warning: take care")
  }

  @Test func aBlankOrMissingLineIsNotShown() {
    #expect(render("a: 1\n  \n", line: 2, column: 1) == "spec/schemas.yaml:2:1: error: message")
    #expect(render("a: 1\n", line: 9, column: 1) == "spec/schemas.yaml:9:1: error: message")
  }

  @Test func tabsStayTabsInTheCaretLine() {
    #expect(
      render("\ta\t: b", line: 1, column: 6, severity: .warning)
        == "spec/schemas.yaml:1:6: warning: message\n  | \ta\t: b\n  | \t \t  ^")
  }

  @Test func wideCharactersTakeTwoColumnsAndMarksNone() {
    #expect(render("中文😀: b", line: 1, column: 4).hasSuffix("\n  | 中文😀: b\n  |       ^"))
    #expect(render("e\u{301}: b", line: 1, column: 3).hasSuffix("\n  | e\u{301}: b\n  |  ^"))
  }

  @Test func aLongLineIsCutAroundTheColumn() {
    let text = String(repeating: "a", count: 150) + "X" + String(repeating: "b", count: 150)
    #expect(
      render(text, line: 1, column: 151) == """
        spec/schemas.yaml:1:151: error: message
          | …\(String(repeating: "a", count: 60))X\(String(repeating: "b", count: 39))…
          | \(String(repeating: " ", count: 61))^
        """)
    #expect(
      render(text, line: 1, column: 3) == """
        spec/schemas.yaml:1:3: error: message
          | \(String(repeating: "a", count: 100))…
          |   ^
        """)
    #expect(render(text, line: 1, column: 302).hasSuffix("b\n  | " + String(repeating: " ", count: 61) + "^"))
  }

  @Test func aColumnBeyondTheLineIsItsEnd() {
    #expect(render("abc\n", line: 1, column: 99).hasSuffix("\n  | abc\n  |    ^"))
  }

  @Test func nothingFromADocumentReachesTheTerminalAsAControl() {
    let text = "a: \u{1B}[31m\u{202E}red\u{2028}"
    #expect(render(text, line: 1, column: 4).hasSuffix("\n  | a: \u{FFFD}[31m\u{FFFD}red\u{FFFD}\n  |    ^"))
    #expect(Diagnostic.error("bad \u{1B}[2J\nkey", at: nil).rendered == "error: bad \u{FFFD}[2J\u{FFFD}key")
    #expect(Diagnostic.quoted("a\nb") == "`a\u{FFFD}b`")
    #expect(Diagnostic.quoted(String(repeating: "x", count: 61)) == "`" + String(repeating: "x", count: 60) + "…`")
  }

  @Test func anErrorPrintsAllItsDiagnostics() {
    let error = DiagnosticError([.error("one", at: nil), .error("two", at: nil)])
    #expect(error.description == "error: one\nerror: two")
  }

  @Test func locationsAreOrderedByPathLineAndColumn() {
    let a = SourceFile(path: "a", bytes: []), b = SourceFile(path: "b", bytes: [])
    let ordered = [
      SourceLocation(file: a, line: 1, column: 2), SourceLocation(file: a, line: 2, column: 1),
      SourceLocation(file: a, line: 10, column: 1), SourceLocation(file: b, line: 1, column: 1),
    ]
    #expect(ordered.reversed().sorted() == ordered)
  }

  @Test("each location in a very long line is shown with the text around it")
  func placesOfAVeryLongLine() {
    let line = (0..<3000).map { ["\($0 % 10)", "é", "日", "🙂"][$0 % 4] }
    let file = SourceFile(path: "a", bytes: Array("first\r\n\(line.joined())\nlast".utf8))
    for column in stride(from: 1, through: 3001, by: 7) {
      let start = max(0, column - 1 - 60)
      let shown = line[start..<min(3000, start + 100)].joined()
      let expected = "  | " + (start > 0 ? "…" : "") + shown + (start + 100 < 3000 ? "…" : "")
      let text = Diagnostic.error("m", at: SourceLocation(file: file, line: 2, column: column)).rendered
      #expect(text.split(separator: "\n")[1] == expected)
      let offset = 7 + line[..<(column - 1)].joined().utf8.count
      #expect(file.location(atByte: offset) == SourceLocation(file: file, line: 2, column: column))
    }
  }
}
