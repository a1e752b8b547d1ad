import Diagnostics

/// Facts in two columns: what it is, and its value, which goes on below itself where the terminal is too narrow.
package struct FactSheet {
  private let facts: [(name: String, value: String)]
  private static let leastWidth = 20

  package init(_ facts: [(name: String, value: String)]) {
    self.facts = facts
  }

  /// Returns the facts, each on a line or more.
  package func text(on terminal: Terminal) -> String {
    let indentation = (facts.map(\.name.columns).max() ?? 0) + 2
    let room = terminal.columns.map { max($0 - indentation, Self.leastWidth) }
    let blanks = String(repeating: " ", count: indentation)
    return facts.map { name, value in
      let title = terminal.paint(.bold, name) + String(repeating: " ", count: indentation - name.columns)
      return title + value.wrapped(columns: room).joined(separator: "\n" + blanks) + "\n"
    }.joined()
  }
}
