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
    /// Its cells take several lines, of no fewer columns than these.
    case wrap(to: Int)
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
    let lines = [titles] + rows.flatMap { self.lines($0, widths) }
    return lines.map { line($0, shown, widths, paint) + "\n" }.joined()
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
      sum + max(0, widths[index] - (leastWidth(of: index) ?? widths[index]))
    }
    while excess() > cuts, let last = shown.last(where: { columns[$0].yielding == .drop }) {
      shown.removeAll { $0 == last }
    }
    for _ in 0..<max(0, min(excess(), cuts)) {
      let widest = shown.filter { widths[$0] > leastWidth(of: $0) ?? .max }.max { widths[$0] < widths[$1] }
      if let widest { widths[widest] -= 1 }
    }
    return (shown, widths)
  }

  /// Returns how narrow a column can be made; `nil` if it keeps its width.
  private func leastWidth(of index: Int) -> Int? {
    switch columns[index].yielding {
    case .cut(let least), .wrap(let least): max(least, columns[index].title.columns)
    case .never, .drop: nil
    }
  }

  /// Returns the lines of a row: as many as its longest cell takes.
  private func lines(_ row: [Cell], _ widths: [Int]) -> [[Cell]] {
    let cells = columns.indices.map { index in
      guard case .wrap = columns[index].yielding else { return [row[index]] }
      return row[index].text.wrapped(columns: widths[index]).flatMap { $0.pieces(columns: widths[index]) }
        .map { Cell($0, row[index].colour) }
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in cells.map { $0.indices.contains(line) ? $0[line] : Cell("") } }
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
