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
