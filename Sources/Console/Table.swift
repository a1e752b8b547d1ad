import Diagnostics

/// Rows of cells in columns that are as wide as their widest cell, and together no wider than the terminal.
package struct Table {
  /// A column of a table.
  package struct Column {
    /// What stands above the column.
    let title: String
    /// How the column gives way where the terminal is too narrow.
    let yielding: Yielding
    let isRightAligned: Bool

    package init(_ title: String, _ yielding: Yielding = .never, isRightAligned: Bool = false) {
      (self.title, self.yielding, self.isRightAligned) = (title, yielding, isRightAligned)
    }
  }

  /// How a column gives way where the terminal is too narrow.
  package enum Yielding: Equatable {
    case never
    /// Its cells are cut, to no fewer columns than these.
    case cut(to: Int)
    /// It is left out, the last such column first.
    case drop
  }

  /// The text in a column of a row.
  package struct Cell {
    package let text: String
    package let colour: Paint.Colour?

    /// - Parameter text: The text, of one line.
    package init(_ text: String, _ colour: Paint.Colour? = nil) {
      (self.text, self.colour) = (text, colour)
    }
  }

  private let columns: [Column]
  private let rows: [[Cell]]
  private static let gap = 2

  /// Creates a table. Each row has a cell for each column.
  package init(_ columns: [Column], rows: [[Cell]]) {
    (self.columns, self.rows) = (columns, rows)
  }

  /// Returns the table with its titles, a line each row.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal; `nil` if lines may have any length.
  ///   - paint: Colours the cells.
  package func text(width: Int?, paint: Paint) -> String {
    let (shown, widths) = layout(in: width)
    let titles = columns.map { Cell($0.title.uppercased(), .bold) }
    return ([titles] + rows).map { line($0, shown, widths, paint) + "\n" }.joined()
  }

  /// Returns the columns that are shown, and the width of each.
  private func layout(in width: Int?) -> (shown: [Int], widths: [Int]) {
    var shown = Array(columns.indices)
    var widths = columns.indices.map { index in
      rows.reduce(columns[index].title.columns) { max($0, $1[index].text.columns) }
    }
    guard let width else { return (shown, widths) }
    func excess() -> Int { shown.reduce(Self.gap * (shown.count - 1)) { $0 + widths[$1] } - width }
    let cuts = columns.indices.reduce(0) { sum, index in
      guard case .cut(let least) = columns[index].yielding else { return sum }
      return sum + max(0, widths[index] - max(least, columns[index].title.columns))
    }
    while excess() > cuts, let last = shown.last(where: { columns[$0].yielding == .drop }) {
      shown.removeAll { $0 == last }
    }
    for _ in 0..<max(0, min(excess(), cuts)) {
      let widest = shown.filter { isCuttable($0, at: widths[$0]) }.max { widths[$0] < widths[$1] }
      if let widest { widths[widest] -= 1 }
    }
    return (shown, widths)
  }

  private func isCuttable(_ index: Int, at width: Int) -> Bool {
    guard case .cut(let least) = columns[index].yielding else { return false }
    return width > max(least, columns[index].title.columns)
  }

  private func line(_ cells: [Cell], _ shown: [Int], _ widths: [Int], _ paint: Paint) -> String {
    var line = ""
    for index in shown {
      let text = cells[index].text.cut(toColumns: widths[index])
      let blanks = String(repeating: " ", count: widths[index] - text.columns)
      let painted = paint(cells[index].colour, text)
      line += columns[index].isRightAligned ? blanks + painted : painted + (index == shown.last ? "" : blanks)
      if index != shown.last { line += String(repeating: " ", count: Self.gap) }
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension String {
  /// Returns the text in at most this many columns; `…` stands for what is left out.
  package func cut(toColumns limit: Int) -> String {
    guard columns > limit else { return self }
    var left = limit - 1
    let kept = unicodeScalars.prefix { scalar in
      left -= scalar.columns
      return left >= 0
    }
    return limit > 0 ? String(String.UnicodeScalarView(kept)) + "…" : ""
  }
}
