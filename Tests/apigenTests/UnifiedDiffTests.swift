import Testing

@testable import apigen

@Suite struct UnifiedDiffTests {
  static let alphabet = (1...20).map { "line \($0)\n" }.joined()

  @Test func equalTextsHaveNoDifference() {
    #expect(UnifiedDiff(from: Self.alphabet, to: Self.alphabet, name: "f").text() == "")
  }

  @Test func aChangeHasThreeLinesOfContext() {
    let new = Self.alphabet.replacing("line 10\n", with: "line ten\n")
    #expect(
      UnifiedDiff(from: Self.alphabet, to: new, name: "f").text() == """
        --- a/f
        +++ b/f
        @@ -7,7 +7,7 @@
         line 7
         line 8
         line 9
        -line 10
        +line ten
         line 11
         line 12
         line 13

        """)
  }

  @Test(
    arguments: [
      (nil, "a\nb\n", "--- /dev/null\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n"),
      ("a\n", nil, "--- a/f\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n"),
    ] as [(String?, String?, String)])
  func filesThatComeAndGoAreWhole(old: String?, new: String?, text: String) {
    #expect(UnifiedDiff(from: old, to: new, name: "f").text() == text)
  }

  /// What `patch` would make of it, on many random texts.
  @Test(arguments: 0..<50) func applyingADifferenceGivesTheNewText(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let old = (0..<Int.random(in: 0...40, using: &random)).map { _ in "l\(Int.random(in: 0...6, using: &random))" }
    var new = old
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      if Bool.random(using: &random), !new.isEmpty {
        new.remove(at: Int.random(in: 0..<new.count, using: &random))
      } else {
        new.insert("n\(Int.random(in: 0...6, using: &random))", at: Int.random(in: 0...new.count, using: &random))
      }
    }
    let text = UnifiedDiff(from: old.map { $0 + "\n" }.joined(), to: new.map { $0 + "\n" }.joined(), name: "f").text()
    #expect(try apply(text, to: old) == new)
  }

  private func apply(_ difference: String, to old: [String]) throws -> [String] {
    var new: [String] = []
    var next = 0
    for line in difference.split(separator: "\n").dropFirst(2) {
      switch line.first {
      case "@":
        let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
        let start = numbers[1] == 0 ? numbers[0] : numbers[0] - 1
        new += old[next..<start]
        next = start
      case "+": new.append(String(line.dropFirst()))
      case "-":
        #expect(old[next] == line.dropFirst())
        next += 1
      default:
        #expect(old[next] == line.dropFirst())
        new.append(old[next])
        next += 1
      }
    }
    return new + old[next...]
  }
}

/// The same numbers for the same seed (Steele, Lea and Flood, 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
