import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ExportSetPlan {
  /// The plan as a person reads it: a line for each export and below it a line for each property, without secrets.
  public var text: String {
    let lines = changes.isEmpty ? ["Nothing to do."] : changes.flatMap(\.lines)
    guard !unmanaged.isEmpty else { return lines.joined(separator: "\n") }
    return (lines + ["", "Not in the set, and left as they are:"] + unmanaged.map { "  \(shown($0))" })
      .joined(separator: "\n")
  }
}

extension ExportChange {
  fileprivate var lines: [String] {
    let changes = properties.map { "    \(shown($0.property)): \($0.words(creates: kind == .create))" }
    let sent = secrets.sorted { $0.key < $1.key }.map {
      "    \(shown($0.key)): sent from the environment variable \(shown($0.value))"
    }
    return ["\(kind.rawValue) \(shown(name))"] + warnings + changes + sent + (shift?.lines ?? [])
  }

  private var warnings: [String] {
    perhapsRenamed.map {
      [
        "    warning: this may be a renaming of “\(shown($0))”, which exports to the same place and isn't in the set.",
        "    If so, rename that one in PostHog instead: applying this creates another export.",
      ]
    } ?? []
  }
}

extension PropertyChange {
  fileprivate func words(creates: Bool) -> String {
    let (before, after) = (shown(before.description, limit: 1000), shown(after.description, limit: 1000))
    return creates ? after : "\(before) → \(after)"
  }
}

extension ScheduleShift {
  fileprivate var lines: [String] {
    let verb = isCertain ? "is" : "is probably"
    return [(twice, "\(verb) exported twice"), (never, "\(verb) exported by no run; backfill it")].compactMap {
      range, words in
      range.map { "    \($0.words) \(words)" }
    }
  }
}

extension Range<Date> {
  fileprivate var words: String {
    let hours = upperBound.timeIntervalSince(lowerBound) / 3600
    let length = hours == hours.rounded() ? "\(Int(hours)) h" : "\(Int((hours * 60).rounded())) min"
    return "\(shown) (\(length))"
  }
}

/// Returns a text on one line.
private func shown(_ text: String, limit: Int = 200) -> String { printable(text, limit: limit) }
