#if APIGenerator
  import ArgumentParser
  import SpecDrift

  /// The lowest level on each axis at which a comparison fails; an axis without one never fails.
  struct FailureLevels: ExpressibleByArgument {
    private let levels: [Axis: Level]

    static let breaking = FailureLevels(everywhere: .breaking)

    private init(everywhere level: Level) {
      levels = level == .none ? [:] : Dictionary(uniqueKeysWithValues: Axis.allCases.map { ($0, level) })
    }

    init?(argument: String) {
      if let level = Level(rawValue: argument) {
        self.init(everywhere: level)
        return
      }
      self.init(byAxis: argument)
    }

    private init?(byAxis argument: String) {
      var levels: [Axis: Level] = [:]
      var named: Set<Axis> = []
      for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
        let words = part.split(separator: "=", maxSplits: 1)
        guard words.count == 2, let axis = Axis(rawValue: String(words[0])),
          let level = Level(rawValue: String(words[1])), named.insert(axis).inserted
        else { return nil }
        levels[axis] = level == .none ? nil : level
      }
      self.levels = levels
    }

    var defaultValueDescription: String { "breaking" }

    /// Whether a change that nobody has accepted reaches one of the levels.
    func isReached(by change: Change) -> Bool {
      levels.contains { axis, level in change.openLevel(on: axis) >= level }
    }

    /// Whether a change of the comparison reaches one of the levels.
    func isReached(by comparison: Comparison) -> Bool {
      comparison.changes.contains { isReached(by: $0) }
    }
  }
#endif
