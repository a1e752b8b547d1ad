/// What a doc comment says: prose from the description, then facts, one a line.
public struct Documentation: Sendable, Hashable {
  /// Paragraphs in the order they are printed. The first is the summary.
  public var paragraphs: [String]
  /// Short facts that the schema states outside its prose: defaults, bounds, deprecation.
  public var facts: [String]

  /// Text that has been cut already.
  public init(paragraphs: [String] = [], facts: [String] = []) {
    self.paragraphs = paragraphs
    self.facts = facts
  }

  /// Splits prose into paragraphs at blank lines; lines of a list stay on their own.
  public init(prose: String?, facts: [String] = []) {
    let text = (prose ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    var paragraphs: [String] = []
    var current: [Substring] = []
    func close() {
      if !current.isEmpty { paragraphs.append(current.joined(separator: "\n")) }
      current = []
    }
    for line in text {
      let trimmed = line.drop(while: \.isWhitespace)
      if trimmed.isEmpty { close() } else { current.append(line) }
    }
    close()
    self.init(paragraphs: paragraphs, facts: facts)
  }

  /// Whether there is nothing to say.
  public var isEmpty: Bool { paragraphs.isEmpty && facts.isEmpty }
}
