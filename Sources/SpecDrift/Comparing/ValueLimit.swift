import APIContract

/// The limit of numbers at one end.
struct NumberLimit {
  private let value: ExactNumber
  private let isExclusive: Bool
  private let isLower: Bool

  /// - Returns: `nil` if the keyword limits something else, or isn't there.
  init?(_ bounds: SchemaForm.Bounds, _ keyword: String) {
    guard keyword.hasSuffix("inimum") || keyword.hasSuffix("aximum"), let bound = bounds[keyword] else { return nil }
    value = bound.value
    isExclusive = keyword.hasPrefix("exclusive")
    isLower = keyword.hasSuffix("inimum")
  }

  /// Whether other bounds exclude everything that the limit excludes.
  func isImplied(by bounds: SchemaForm.Bounds) -> Bool {
    let keywords = isLower ? ["minimum", "exclusiveMinimum"] : ["maximum", "exclusiveMaximum"]
    return keywords.contains { NumberLimit(bounds, $0).map(isAtLeastAsStrict) == true }
  }

  private func isAtLeastAsStrict(_ other: Self) -> Bool {
    if other.value == value { return other.isExclusive || !isExclusive }
    return isLower ? other.value > value : other.value < value
  }
}
