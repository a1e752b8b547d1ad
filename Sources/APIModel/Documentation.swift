/// The content of a doc comment: prose from the document, then facts, one per line.
public struct Documentation: Sendable, Hashable {
  /// The paragraphs, in order. The first is the summary.
  public var paragraphs: [String]
  /// Short facts from outside the prose of the schema: defaults, bounds, deprecation.
  public var facts: [String]

  /// Creates documentation from paragraphs that have been split already.
  public init(paragraphs: [String] = [], facts: [String] = []) {
    self.paragraphs = paragraphs
    self.facts = facts
  }

  /// Splits prose into paragraphs at blank lines. The lines of a list stay separate.
  public init(prose: String?, facts: [String] = []) {
    guard let prose else {
      self.init(facts: facts)
      return
    }
    guard prose.utf8.contains(UInt8(ascii: "\n")) else {
      self.init(paragraphs: prose.allSatisfy(\.isWhitespace) ? [] : [prose], facts: facts)
      return
    }
    var paragraphs: [String] = []
    var current: [Substring] = []
    func close() {
      if !current.isEmpty { paragraphs.append(current.joined(separator: "\n")) }
      current = []
    }
    for line in prose[...].utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = Substring(line)
      if line.allSatisfy(\.isWhitespace) { close() } else { current.append(line) }
    }
    close()
    self.init(paragraphs: paragraphs, facts: facts)
  }

  /// Whether there is no documentation.
  public var isEmpty: Bool { paragraphs.isEmpty && facts.isEmpty }
}
