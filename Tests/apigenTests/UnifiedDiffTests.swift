import Console
import Testing

@testable import ApigenCommand

@Suite struct UnifiedDiffTests {
  private static let ten = (1...10).map { "\($0)\n" }.joined()

  private func diff(_ old: String?, _ new: String?, paint: Paint = .plain) -> String {
    UnifiedDiff(from: old.map { Array($0.utf8) }, to: new.map { Array($0.utf8) }, path: "Generated/A.swift").text(paint)
  }

  @Test func threeLinesAreShownAroundAChange() {
    #expect(
      diff(Self.ten, Self.ten.replacing("5\n", with: "five\n")) == """
        --- a/Generated/A.swift
        +++ b/Generated/A.swift
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test func whatGoesIsShownBeforeWhatComes() {
    #expect(
      diff("a\nb\nc\n", "x\ny\nc\n") == """
        --- a/Generated/A.swift
        +++ b/Generated/A.swift
        @@ -1,3 +1,3 @@
        -a
        -b
        +x
        +y
         c

        """)
  }

  @Test func aNewFileComesFromNowhere() {
    #expect(
      diff(nil, "a\nb\n") == """
        --- /dev/null
        +++ b/Generated/A.swift
        @@ -0,0 +1,2 @@
        +a
        +b

        """)
  }

  @Test func aRemovedFileGoesNowhere() {
    #expect(
      diff("a\n", nil) == """
        --- a/Generated/A.swift
        +++ /dev/null
        @@ -1 +0,0 @@
        -a

        """)
  }

  @Test func aMissingLineFeedAtTheEndIsADifference() {
    #expect(
      diff("a\nb", "a\nb\n") == """
        --- a/Generated/A.swift
        +++ b/Generated/A.swift
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +b

        """)
  }

  @Test(arguments: [(8, 1), (9, 2), (20, 2)])
  func changesNearEachOtherShareAHunk(distance: Int, hunks: Int) {
    var lines = (1...40).map(String.init)
    let old = lines.joined(separator: "\n")
    lines[9] = "x"
    lines[9 + distance - 1] = "y"
    let text = diff(old, lines.joined(separator: "\n"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("@@") } == hunks)
  }

  @Test func nothingIsSaidOfEqualFiles() {
    #expect(diff(Self.ten, Self.ten) == "")
    #expect(diff("", "") == "")
  }

  @Test func spellingsOfOneLetterDiffer() {
    #expect(diff("caf\u{E9}\n", "cafe\u{301}\n").contains("@@ -1 +1 @@"))
  }

  @Test func bytesThatAreNoTextAreShownAsSuch() {
    let diff = UnifiedDiff(from: [0xFF, 0x0A], to: [0xFE, 0x0A], path: "A.swift")
    #expect(diff.text().hasSuffix("-\u{FFFD}\n+\u{FFFD}\n"))
  }

  @Test func anAbsolutePathStaysOne() {
    let diff = UnifiedDiff(from: nil, to: [0x0A], path: "/tmp/A.swift")
    #expect(diff.text().contains("+++ b/tmp/A.swift\n"))
  }

  @Test func coloursLeaveTheTextAsItIs() {
    let coloured = diff("a\nb\n", "a\nc\n", paint: Paint(isOn: true))
    #expect(coloured.contains("\u{1B}[31m-b\u{1B}[0m\n\u{1B}[32m+c\u{1B}[0m\n"))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == diff("a\nb\n", "a\nc\n"))
  }

  @Test(arguments: 0..<300) func applyingItGivesTheNewText(seed: Int) throws {
    var random = RandomSource(seed: seed)
    let old = Self.text(&random)
    let new = Bool.random(using: &random) ? Self.text(&random) : Self.edited(old, &random)
    let text = diff(old, new)
    #expect(try Patch(text: text).apply(to: old) == new)
    #expect(text.isEmpty == (old == new))
  }

  private static func text(_ random: inout RandomSource) -> String {
    let lines = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      ["", "}", "  }", "a", "-b", "+c", " d", "\\e", "--- f", "@@ g"].randomElement(using: &random) ?? ""
    }
    return lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
  }

  private static func edited(_ text: String, _ random: inout RandomSource) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let index = Int.random(in: 0...lines.count, using: &random)
      if Bool.random(using: &random) {
        lines.insert("new", at: index)
      } else if index < lines.count {
        lines.remove(at: index)
      }
    }
    return lines.joined(separator: "\n")
  }
}
