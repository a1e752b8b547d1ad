extension Comparison {
  /// The most severe level of all.
  var worst: Level { Axis.allCases.map(verdict).max() ?? .none }

  /// The number of changes, such as `1 change`.
  var total: String { "\(changes.count) change\(changes.count == 1 ? "" : "s")" }

  /// How many of the changes have been accepted, such as `2 of them are accepted`; `nil` for none.
  var acceptedTotal: String? {
    let count = changes.count { $0.acceptance != nil }
    return count == 0 ? nil : "\(count) of them \(count == 1 ? "is" : "are") accepted"
  }

  /// Returns how many changes have a level on an axis that nobody has accepted.
  func count(_ level: Level, on axis: Axis) -> Int { changes.count { $0.openLevel(on: axis) == level } }

  /// The changes that affect the same operations, in the order of their worst changes.
  var groups: [(heading: String, changes: [Change])] {
    var order: [[String]] = []
    var groups: [[String]: [Change]] = [:]
    for change in changes {
      if groups[change.operations] == nil { order.append(change.operations) }
      groups[change.operations, default: []].append(change)
    }
    return order.compactMap { operations in
      groups[operations].map { ($0.first?.heading ?? "", $0) }
    }
  }
}

extension Level {
  /// The levels of a change that is reported, the most severe first.
  static let reported: [Level] = [.breaking, .warning, .info]
}
