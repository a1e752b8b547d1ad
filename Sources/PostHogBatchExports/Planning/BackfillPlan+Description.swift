import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension BackfillPlan: CustomStringConvertible {
  /// What the plan does, for a person to read: the export, each piece, the sums, and what is left out and why.
  public var description: String {
    let title = "Backfill of “\(printable(export.name, limit: 200))” (\(export.id.lowercaseText)), \(calendar.name)"
    return ([title] + notes + pieces.flatMap(lines) + [sum] + leftOut).joined(separator: "\n")
  }

  private var notes: [String] {
    export.isPaused ? ["The export is paused. Backfills run all the same, and leave it paused."] : []
  }

  private func lines(of piece: BackfillPiece) -> [String] {
    var lines = ["  \(calendar.text(of: piece.range))  \(piece.scale)"]
    if piece.selectsByTimestamp {
      lines.append("    older than six days: events that arrived late may be exported twice or not at all")
    }
    return lines + piece.exportedAgain.map { "    exported again: \(calendar.text(of: $0))" }
  }

  private var sum: String {
    "In all \(counted(intervals, "interval")), \(rowsText(estimatedRows)), at least \(leastTime.inWords)."
  }

  private var leftOut: [String] {
    guard !omissions.isEmpty else { return [] }
    return ["Left out:"]
      + omissions.map { "  \(calendar.text(of: $0.range))  \($0.scale): \($0.kind.reason)" }
  }
}

extension BackfillPiece {
  fileprivate var scale: String {
    "\(counted(intervals, "interval")), \(rowsText(estimatedRows)), at least \(leastTime.inWords)"
  }
}

extension BackfillOmission {
  fileprivate var scale: String { intervals == 0 ? "part of an interval" : counted(intervals, "interval") }
}

extension ExportCalendar {
  /// How often the export runs, in words: `daily at 02:00 in US/Pacific`.
  fileprivate var name: String {
    func time(_ hour: Int) -> String { "\(hour < 10 ? "0" : "")\(hour):00 in \(timeZone.name)" }
    switch frequency {
    case .every5Minutes: return "every 5 minutes"
    case .every15Minutes: return "every 15 minutes"
    case .hourly: return "hourly"
    case .daily(let hour): return "daily at \(time(hour))"
    case .weekly(let day, let hour):
      let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
      return "weekly on \(days[day]) at \(time(hour))"
    }
  }
}

private func rowsText(_ rows: Int?) -> String {
  rows.map { "about \($0) rows (an estimate)" } ?? "an unknown number of rows"
}

extension Duration {
  /// The time in its two largest units: `2 h 5 min`.
  fileprivate var inWords: String {
    let seconds = components.seconds
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")].filter { $0.0 > 0 }
    return parts.isEmpty ? "0 s" : parts.prefix(2).map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }
}
