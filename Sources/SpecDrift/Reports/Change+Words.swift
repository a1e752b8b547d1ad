import APIContract
import Diagnostics

extension Change {
  /// The axes with the level of the change on each.
  var axes: [(axis: Axis, level: Level)] { Axis.allCases.map { ($0, level(on: $0)) } }

  /// The affected axes, such as `wire breaking, source info`, or `none`.
  var effects: String {
    let affected = axes.filter { $0.level != .none }.map { "\($0.axis) \($0.level)" }
    return affected.isEmpty ? "none" : affected.joined(separator: ", ")
  }

  /// Why the change was accepted, such as `accepted on wire until 2027-01-31: nobody calls it`; `nil` if it wasn't.
  var acceptanceWords: String? {
    guard let acceptance else { return nil }
    let all = acceptance.axes.count == Axis.allCases.count
    let axes =
      all ? "" : " on " + Axis.allCases.filter(acceptance.axes.contains).map(\.rawValue).joined(separator: ", ")
    let until = acceptance.until.map { " until \($0)" } ?? ""
    return "accepted\(axes)\(until): \(acceptance.reason.oneLine)"
  }

  /// The old and the new value, such as `10 → 20`; `nil` if the change is not about values, or the subject says it.
  var values: String? {
    let given = [before, after].filter { !$0.isEmpty }
    return given.isEmpty || given == [subject] ? nil : "\(before.shown) → \(after.shown)"
  }

  /// The place that a report of one place names: the new one if there is one.
  var place: Provenance? { new ?? old }

  /// The affected operations, as the heading of a group.
  var heading: String { heading { $0 } }

  /// Returns the heading with each operation, of which a long one is shortened, as a format writes it.
  func heading(_ written: (String) -> String) -> String {
    let shown = operations.prefix(operations.count > 3 ? 2 : 3).map { written($0.shortened(to: 200)) }
    let names = shown.joined(separator: ", ")
    if names.isEmpty { return rule.isAboutCorrections ? "corrections.yaml" : "Generated code" }
    guard operations.count > 3 else { return names }
    return "\(names) and \(operations.count - 2) more operations"
  }
}

extension String {
  /// The text as a report shows a value: on one line, at most 60 characters long.
  var shown: String { isEmpty ? "–" : shortened(to: 60) }

  /// The text on one line, and of a longer one the beginning. Only what is shown is looked at.
  func shortened(to limit: Int) -> String {
    guard let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else {
      return oneLine
    }
    return String(unicodeScalars[..<unicodeScalars.index(before: end)]).oneLine + "…"
  }
}
