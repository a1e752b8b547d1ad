import DataReading
import Diagnostics
import Console
import Testing

@testable import ApigenCommand

@Suite struct DiagnosticReportTests {
  private static let a = SourceFile(path: "a.yaml", bytes: Array("one: 1\ntwo: 2\nthree: 3\n".utf8))
  private static let b = SourceFile(path: "b.yaml", bytes: Array("four: 4\n".utf8))

  private static func at(_ line: Int, _ column: Int, in file: SourceFile = a) -> Diagnostics.SourceLocation {
    Diagnostics.SourceLocation(file: file, line: line, column: column)
  }

  private func text(_ diagnostics: [Diagnostic], includingNotes: Bool = false) -> String {
    DiagnosticReport(diagnostics, includingNotes: includingNotes).text(.plain)
  }

  @Test func errorsComeBeforeWarningsBeforeNotes() {
    let diagnostics: [Diagnostic] = [
      Diagnostic(.note, "n", at: nil), .warning("w", at: nil), .error("e", at: nil), .error("f", at: nil),
    ]
    #expect(text(diagnostics, includingNotes: true) == "error: e\nerror: f\nwarning: w\nnote: n")
  }

  @Test func placesComeInTheOrderOfReading() {
    let diagnostics: [Diagnostic] = [
      .error("1", at: Self.at(1, 1, in: Self.b)), .error("2", at: nil), .error("3", at: Self.at(4, 3)),
      .error("4", at: Self.at(4, 1)), .error("5", at: nil), .error("6", at: Self.at(2, 9, in: Self.b)),
      .error("7", at: Self.at(4, 3)),
    ]
    let numbers = text(diagnostics).split(separator: "\n").compactMap { $0.firstMatch(of: /error: (.)/)?.1 }
    #expect(numbers == ["1", "6", "4", "3", "7", "2", "5"])
  }

  @Test func notesAreShownOnRequest() {
    let diagnostics: [Diagnostic] = [Diagnostic(.note, "n", at: nil), .warning("w", at: nil)]
    #expect(text(diagnostics) == "warning: w")
  }

  @Test func whatDiffersOnlyByItsPlaceIsShownOnce() {
    let diagnostics: [Diagnostic] = [
      .warning("w", at: Self.at(1, 1)), .warning("v", at: Self.at(2, 1), hint: "h"),
      .warning("w", at: Self.at(1, 1, in: Self.b)), .warning("w", at: Self.at(3, 1)), .warning("w", at: Self.at(2, 6)),
    ]
    #expect(
      text(diagnostics) == """
        a.yaml:1:1: warning: w
          | one: 1
          | ^
        also at a.yaml:2:6, 3:1
        also at b.yaml:1:1
        a.yaml:2:1: warning: v
          | two: 2
          | ^
        help: h
        """)
  }

  @Test func anErrorIsNoWarning() {
    #expect(text([.warning("w", at: nil), .error("w", at: nil)]) == "error: w\nwarning: w")
  }

  @Test func otherHintsAndNotesAreOtherMatters() {
    let note = Diagnostic.Note("n", at: Self.at(1, 1))
    let diagnostics: [Diagnostic] = [
      .error("e", at: nil), .error("e", at: nil, hint: "h"), .error("e", at: nil, notes: [note]),
    ]
    #expect(text(diagnostics).split(separator: "\n").count { $0 == "error: e" } == 3)
  }

  @Test func manyPlacesTakeSeveralLines() {
    let diagnostics = (1...100).map { Diagnostic.warning("w", at: Self.at($0, 1)) }
    let lines = text(diagnostics).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines[3].hasPrefix("also at a.yaml:2:1, 3:1, "))
    let places = lines.dropFirst(3).joined(separator: " ").matches(of: /\d+:1/)
    #expect(places.map { String($0.output) } == (2...100).map { "\($0):1" })
  }

  @Test(arguments: [
    ([Diagnostic](), nil),
    ([.error("e", at: nil)], "1 error"),
    ([.warning("w", at: nil), .warning("w", at: nil), .error("e", at: nil)], "1 error, 2 warnings"),
    ([Diagnostic(.note, "n", at: nil)], nil),
    ([Diagnostic(.note, "n", at: nil), .warning("w", at: nil)], "1 warning, 1 note"),
  ])
  func theLastLineCounts(diagnostics: [Diagnostic], summary: String?) {
    #expect(DiagnosticReport(diagnostics, includingNotes: false).summary == summary)
  }

  @Test func coloursLeaveTheTextAsItIs() {
    let diagnostic = Diagnostic.error(
      "e", at: Self.at(2, 6), hint: "h", notes: [.init("n", at: Self.at(1, 1, in: Self.b))])
    let coloured = DiagnosticReport([diagnostic], includingNotes: false).text(Paint(isOn: true))
    #expect(
      coloured == """
        \u{1B}[1ma.yaml:2:6: \u{1B}[0m\u{1B}[1;31merror:\u{1B}[0m e
          | two: 2
          | \u{1B}[32m     ^\u{1B}[0m
        \u{1B}[36mhelp:\u{1B}[0m h
        \u{1B}[1mb.yaml:1:1: \u{1B}[0m\u{1B}[1;36mnote:\u{1B}[0m n
          | four: 4
          | \u{1B}[32m^\u{1B}[0m
        """)
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == diagnostic.rendered)
  }
}
