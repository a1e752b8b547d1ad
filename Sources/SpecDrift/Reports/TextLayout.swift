import Diagnostics

/// Where the parts of a change stand in a text report.
struct TextLayout {
  /// The columns of the terminal; `nil` if lines may have any length.
  let width: Int?

  private static let indentation = String(repeating: " ", count: 12)
  private static let sideBySide = 120
  private static let widestSide = 90
  private static let gap = 3
  private static let margin = StyledText("    ")

  func lines(of change: Change) -> [StyledText] {
    let level = StyledText(change.worst.rawValue, .level(change.worst)).padded(to: 10)
    let subject = change.subject.isEmpty ? "" : "  \(change.subject.shortened(to: 200))"
    let room = width.map { max($0 - Self.indentation.count, 20) }
    let details =
      [change.rule.title, change.path.shortened(to: 200), change.effects, change.acceptanceWords ?? ""].flatMap {
        $0.wrapped(columns: room)
      } + values(of: change)
    return [StyledText("  ") + level + StyledText(change.rule.id) + StyledText(subject, .heading)]
      + details.filter { !$0.isEmpty }.map { StyledText(Self.indentation + $0) } + excerpts(of: change)
  }

  /// The old and the new value on one line if it is wide enough, otherwise on two.
  private func values(of change: Change) -> [String] {
    guard let values = change.values else { return [] }
    guard let width, Self.indentation.count + values.columns > width else { return [values] }
    return [change.before.shown, "→ \(change.after.shown)"]
  }

  private func excerpts(of change: Change) -> [StyledText] {
    let room = width.map { $0 - Self.margin.columns }
    guard let width, let room, width >= Self.sideBySide, let old = change.old, let new = change.new else {
      let sides = [("old", change.old), ("new", change.new)]
      return sides.flatMap { side($0, $1, change.worst, columns: room) }.map { Self.margin + $0 }
    }
    let column = min((room - Self.gap) / 2, Self.widestSide)
    let left = side("old", old, change.worst, columns: column)
    let right = side("new", new, change.worst, columns: column)
    return (0..<max(left.count, right.count)).map { index in
      Self.margin + left.element(index).padded(to: column + Self.gap) + right.element(index)
    }
  }

  /// The place in a document, and the lines there.
  private func side(_ word: String, _ place: Provenance?, _ level: Level, columns: Int?) -> [StyledText] {
    guard let place else { return [] }
    let name = "\(place.location)".oneLine.end(columns: columns.map { $0 - 5 })
    let heading = StyledText("\(word)  ", .faint) + StyledText(name)
    let digits = "\(place.location.line + Excerpt.mostLines)".count
    let excerpt = Excerpt(place.location, widest: columns.map { $0 - digits - 5 } ?? 100)
    let rows = (excerpt?.rows ?? []).map { row in
      let gutter = StyledText(row.mark == nil ? "  " : "> ", .level(level))
      let number = StyledText("\("\(row.number)".leading(to: digits)) │ ", .faint)
      return gutter + number + Self.text(of: row, level)
    }
    return ([heading] + rows).map { $0.cut(to: columns) }
  }

  private static func text(of row: Excerpt.Row, _ level: Level) -> StyledText {
    let parts = row.parts
    return StyledText(parts.before) + StyledText(parts.marked, .level(level)) + StyledText(parts.after)
  }
}

extension [StyledText] {
  fileprivate func element(_ index: Int) -> StyledText { index < count ? self[index] : StyledText("") }
}

extension Excerpt.Row {
  /// The text before the mark, in it and after it.
  var parts: (before: String, marked: String, after: String) {
    guard let mark else { return (text, "", "") }
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: mark.lowerBound)
    let end = scalars.index(scalars.startIndex, offsetBy: mark.upperBound)
    return (String(scalars[..<start]), String(scalars[start..<end]), String(scalars[end...]))
  }
}
