import APIContract

/// How a bound changes.
enum BoundChange: String {
  case tightened, loosened, changed

  init(_ keyword: String, _ old: ExactNumber?, _ new: ExactNumber?) {
    guard let old else {
      self = .tightened
      return
    }
    guard let new else {
      self = .loosened
      return
    }
    switch keyword {
    case "multipleOf":
      self = new.isMultiple(of: old) ? .tightened : old.isMultiple(of: new) ? .loosened : .changed
    case _ where keyword.hasPrefix("max") || keyword == "exclusiveMaximum": self = new < old ? .tightened : .loosened
    default: self = new > old ? .tightened : .loosened
    }
  }
}

/// How the format of a string or a number changes.
struct FormatChange {
  let words: [String]
  /// Whether generated code has a type of its own for one of the two formats.
  let isTyped: Bool

  /// The sizes of the numeric formats: a larger one holds the values of a smaller one. No format counts as 64 bits.
  private static let sizes = ["int32": 0, "float": 0, "int64": 1, "double": 1]
  private static let typed: Set<String> = ["date-time", "date", "uuid", "int32", "int64"]

  /// Compares two formats; `nil` if both mean the same.
  init?(_ old: String?, _ new: String?, types: JSONTypes?) {
    isTyped = [old, new].contains { $0.map(Self.typed.contains) == true }
    if types?.isDisjoint(with: [.integer, .number]) == false {
      let (one, other) = (Self.sizes[old ?? "", default: 1], Self.sizes[new ?? "", default: 1])
      guard one != other else { return nil }
      words = [one < other ? "widened" : "narrowed"]
    } else {
      words = (old == nil ? [] : ["removed"]) + (new == nil ? [] : ["added"])
    }
  }
}

/// Compares values of `x-stability-level`.
enum Stability {
  private static let levels = ["draft", "alpha", "beta", "stable"]

  /// Returns whether the level is raised or lowered; `nil` if neither. A missing level is `stable`.
  static func change(_ old: String?, _ new: String?) -> String? {
    guard let one = levels.firstIndex(of: old ?? "stable"), let other = levels.firstIndex(of: new ?? "stable"),
      one != other
    else { return nil }
    return one < other ? "raised" : "lowered"
  }

  static func isLevel(_ text: String) -> Bool { levels.contains(text) }
}
