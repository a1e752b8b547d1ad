import Diagnostics
import DataReading
import Testing

/// Whatever a file contains, reading ends with a tree or with diagnostics that can be rendered.
@Suite struct MutationTests {
  private static let yaml = """
    # A bit of everything.
    openapi: "3.1.0"
    info: {title: 'it''s', version: 1.0, x: [~, 0x1F, -1.5e3, "\\u00e9\\n"]}
    base: &base
      type: object
      required: [a, b]
    schemas:
      One:
        <<: *base
        description: |
          two
            lines\u{2028}
      Two: &two !!map
        <<: [*base, {x: 1}]
        ? key
        : >-
          folded
          text
      é😀: *two

    """
  private static let json = """
    {"openapi": "3.1.0", "n": [0, -1, 1.5e-3, true, false, null], "s": "\\u00e9\\ud83d\\ude00\\n\\"é😀",
     "o": {"a": {}, "b": [], "c": [[{"d": ""}]]}}

    """
  private static let fragments: [[UInt8]] =
    [
      "\t", "\n", " ", "  ", "- ", ": ", "? ", "[", "]", "{", "}", ",", "&a ", "*a ", "*base", "!", "!!int ", "|\n",
      ">\n",
      "'", "\"", "\\", "\\u", "\\ud800", "#", "%", "---\n", "...\n", "<<: ", "\u{FEFF}", "\u{2028}", "\u{85}", "\0",
      "@",
      "1e999", ".inf", "\r", "\u{E000}", "é",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  private static let mutatedCases: [(DataReader.Format, UInt64)] = (1...8).flatMap { seed in
    [(.yaml, seed), (.json, seed)]
  }

  @Test(arguments: mutatedCases)
  func mutated(format: DataReader.Format, seed: UInt64) {
    var random = SplitMix64(state: seed)
    let original = Array((format == .json ? Self.json : Self.yaml).utf8)
    for _ in 0..<500 {
      var bytes = original
      for _ in 0...Int.random(in: 0..<4, using: &random) { mutate(&bytes, using: &random) }
      do {
        let node = try read(bytes, as: format, limits: ReadingLimits(maxDepth: 50, maxAliasExpansion: 1000))
        #expect(!node.jsonText.isEmpty)
      } catch {
        #expect(!error.diagnostics.isEmpty)
        #expect(!error.description.isEmpty)
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], using random: inout SplitMix64) {
    let index = Int.random(in: 0...bytes.count, using: &random)
    let length = min(Int.random(in: 0..<20, using: &random), bytes.count - index)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.removeSubrange(index..<index + length)
    case 1: bytes.insert(contentsOf: bytes[index..<index + length], at: Int.random(in: 0...bytes.count, using: &random))
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
    case 3 where index < bytes.count: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 4: bytes.removeSubrange(index...)
    default: bytes.insert(contentsOf: Self.fragments.randomElement(using: &random) ?? [], at: index)
    }
  }

  /// Also reads every prefix of a document, because at the end of a truncated file a reader may look one byte too far.
  @Test(arguments: [DataReader.Format.yaml, .json])
  func prefixes(format: DataReader.Format) {
    let original = Array((format == .json ? Self.json : Self.yaml).utf8)
    for end in original.indices {
      for fault in faults(in: Array(original[..<end]), as: format) { #expect(!fault.isEmpty) }
    }
  }
}

/// A small seeded generator of random numbers, so that a failure can be reproduced (Steele, Lea, Flood 2014).
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
