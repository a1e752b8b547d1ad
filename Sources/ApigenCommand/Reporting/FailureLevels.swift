#if APIGenerator
  import ArgumentParser
  import SpecDrift

  /// The lowest level on each axis at which a comparison fails; `nil` for an axis that never fails.
  struct FailureLevels: ExpressibleByArgument {
    var wire: Level?
    var source: Level?
    var behaviour: Level?

    static let breaking = FailureLevels(wire: .breaking, source: .breaking, behaviour: .breaking)

    init(wire: Level?, source: Level?, behaviour: Level?) {
      (self.wire, self.source, self.behaviour) = (wire, source, behaviour)
    }

    init?(argument: String) {
      if let level = Level(rawValue: argument) {
        self.init(wire: level.threshold, source: level.threshold, behaviour: level.threshold)
        return
      }
      self.init(wire: nil, source: nil, behaviour: nil)
      for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
        let words = part.split(separator: "=", maxSplits: 1)
        guard words.count == 2, let level = Level(rawValue: String(words[1])) else { return nil }
        switch words[0] {
        case "wire": wire = level.threshold
        case "source": source = level.threshold
        case "behaviour": behaviour = level.threshold
        default: return nil
        }
      }
    }

    var defaultValueDescription: String { "breaking" }

    /// Whether a change that nobody has accepted reaches one of the levels.
    func isReached(by change: Change) -> Bool {
      [(Axis.wire, wire), (.source, source), (.behaviour, behaviour)].contains { axis, level in
        level.map { change.openLevel(on: axis) >= $0 } ?? false
      }
    }

    /// Whether a change of the comparison reaches one of the levels.
    func isReached(by comparison: Comparison) -> Bool {
      comparison.changes.contains { isReached(by: $0) }
    }
  }

  extension Level {
    /// The level itself; `nil` for `none`, which never fails.
    fileprivate var threshold: Level? { self == .none ? nil : self }
  }
#endif
