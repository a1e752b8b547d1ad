/// What a change may affect.
enum Axis: String, CaseIterable {
  case wire, source, behaviour

  /// What the verdict on the axis answers.
  var question: String {
    switch self {
    case .wire: "Will calls of programs that were built from the old document fail?"
    case .source: "Will such programs still compile?"
    case .behaviour: "Will the same calls get other results?"
    }
  }
}

extension Comparison {
  /// The most severe level on an axis.
  func verdict(on axis: Axis) -> Level {
    switch axis {
    case .wire: verdict.wire
    case .source: verdict.source
    case .behaviour: verdict.behaviour
    }
  }

  /// The most severe level of all.
  var worst: Level { changes.map(\.worst).max() ?? .none }

  /// The number of changes, such as `1 change`.
  var total: String { "\(changes.count) change\(changes.count == 1 ? "" : "s")" }

  /// Returns how many changes have a level on an axis.
  func count(_ level: Level, on axis: Axis) -> Int { changes.count { $0.level(on: axis) == level } }

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
