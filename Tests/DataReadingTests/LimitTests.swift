import Foundation
import DataReading
import Testing

/// Each limit has its own error, and content just within a limit is read.
@Suite struct LimitTests {
  private func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  @Test(arguments: [DataReader.Format.yaml, .json])
  func depth(format: DataReader.Format) throws {
    let limits = ReadingLimits(maxDepth: 20)
    #expect(throws: Never.self) { try read(nested(20), as: format, limits: limits) }
    #expect(
      faults(in: nested(21), as: format, limits: limits) == ["1:21 lists and mappings are nested more than 20 deep"])
    #expect(faults(in: nested(201), as: format) == ["1:201 lists and mappings are nested more than 200 deep"])
  }

  @Test(arguments: [DataReader.Format.yaml, .json])
  func nodes(format: DataReader.Format) throws {
    let limits = ReadingLimits(maxNodes: 4)
    #expect(throws: Never.self) { try read("[1, {\"a\": 2}]", as: format, limits: limits) }
    #expect(
      faults(in: "[1, {\"a\": 2,\n\"b\": 3}]", as: format, limits: limits) == ["2:6 the file holds more than 4 values"])
  }

  @Test(arguments: [DataReader.Format.yaml, .json])
  func bytes(format: DataReader.Format) throws {
    let limits = ReadingLimits(maxBytes: 6)
    #expect(throws: Never.self) { try read("[1, 2]", as: format, limits: limits) }
    let path = format == .json ? "x.json" : "x.yaml"
    #expect(faults(in: "[1, 23]", as: format, limits: limits) == ["can't read `\(path)`: it holds more than 6 bytes"])
  }

  @Test func aliasExpansion() throws {
    let text = "- &a [1, 2]\n- *a\n- *a\n"
    #expect(throws: Never.self) { try read(text, limits: ReadingLimits(maxAliasExpansion: 6)) }
    #expect(
      faults(in: text, limits: ReadingLimits(maxAliasExpansion: 5)) == ["3:3 the aliases stand for more than 5 values"])
  }

  /// The "billion laughs": ten lines that would be 10¹⁰ values.
  @Test func exponentialAliases() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...10 {
      let alias = "*a\(level - 1)"
      text += "a\(level): &a\(level) [" + Array(repeating: alias, count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(faults(in: text) == ["6:45 the aliases stand for more than 1000000 values"])
  }

  @Test func aliasesCannotMakeATreeDeeperThanTheLimit() {
    let text = "- &a0 [x]\n" + (1...9).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
    #expect(throws: Never.self) { try read(text, limits: ReadingLimits(maxDepth: 11)) }
    #expect(
      faults(in: text, limits: ReadingLimits(maxDepth: 10)) == ["10:8 lists and mappings are nested more than 10 deep"])
  }

  /// Reads, prints and releases the deepest tree that the defaults allow, on the stack of a secondary thread.
  @Test(arguments: [DataReader.Format.yaml, .json])
  func theDefaultDepthFitsASmallStack(format: DataReader.Format) async {
    let lists = nested(200)
    let mappings = String(repeating: "{\"a\": ", count: 200) + "1" + String(repeating: "}", count: 200)
    let lengths = await withCheckedContinuation { continuation in
      let thread = Thread {
        let texts = [lists, mappings].map { try? read($0, as: format).jsonText.utf8.count }
        continuation.resume(returning: texts)
      }
      thread.stackSize = 512 << 10
      thread.start()
    }
    #expect(lengths == [400, 200 * 6 + 1])
  }

  /// Half a megabyte of input that makes a careless reader take quadratic time, named by what it repeats.
  struct HostileInput: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ unit: String, times count: Int, before: String = "", after: String = "") {
      testDescription = "\(count) times \(unit.debugDescription)"
      text = before + String(repeating: unit, count: count) + after
    }

    init(_ name: String, _ lines: Range<Int>, after: String = "", _ line: (Int) -> String) {
      testDescription = name
      text = lines.map(line).joined() + after
    }
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      HostileInput("[", times: 500_000), HostileInput("{a: ", times: 125_000), HostileInput("? ", times: 250_000),
      HostileInput("- ", times: 250_000), HostileInput("a: b\n", times: 100_000),
      HostileInput("a, ", times: 160_000, before: "[", after: "]"), HostileInput("a\n\n", times: 160_000, before: "\""),
      HostileInput("9", times: 500_000, before: "a: "), HostileInput("- *a\n", times: 100_000),
      HostileInput("\u{2028}", times: 160_000), HostileInput("!", times: 500_000),
      HostileInput("directives", 0..<25_000, after: "---\na") { "%TAG !a\($0)! tag:x\n" },
      HostileInput("a chain of merges", 0..<20_000) { "- &a\($0 + 1) {<<: *a\($0), k: 1}\n" },
    ])
  func hostileInputEnds(input: HostileInput) {
    for format in [DataReader.Format.yaml, .json] { _ = faults(in: input.text, as: format) }
  }
}
