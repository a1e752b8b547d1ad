import APIContract
import DataReading

/// The limit of numbers at one end, or of the length of texts.
struct ValueLimit {
  private let value: ExactNumber
  private let isExclusive: Bool
  private let isLower: Bool
  private let isLength: Bool

  /// - Returns: `nil` if the keyword limits something else, or isn't there.
  init?(_ bounds: SchemaForm.Bounds, _ keyword: String) {
    isLength = keyword.hasSuffix("Length")
    guard isLength || keyword.hasSuffix("inimum") || keyword.hasSuffix("aximum"), let bound = bounds[keyword] else {
      return nil
    }
    value = bound.value
    isExclusive = keyword.hasPrefix("exclusive")
    isLower = keyword.hasPrefix("min") || keyword == "exclusiveMinimum"
  }

  /// Whether a schema excludes everything that the limit excludes: by its values, its format or its own limits.
  func isImplied(by form: SchemaForm) -> Bool {
    if let values = form.values, values.allSatisfy(allows) { return true }
    let keywords =
      switch (isLength, isLower) {
      case (true, true): ["minLength"]
      case (true, false): ["maxLength"]
      case (false, true): ["minimum", "exclusiveMinimum"]
      case (false, false): ["maximum", "exclusiveMaximum"]
      }
    if keywords.contains(where: { Self(form.bounds, $0).map(isAtLeastAsStrict) == true }) { return true }
    guard !isLength, let range = Formats(form).range else { return false }
    return isLower ? allows(range.lowerBound) : allows(range.upperBound)
  }

  private func isAtLeastAsStrict(_ other: Self) -> Bool {
    if other.value == value { return other.isExclusive || !isExclusive }
    return isLower ? other.value > value : other.value < value
  }

  private func allows(_ node: Node) -> Bool {
    (isLength ? node.string.map { ExactNumber($0.unicodeScalars.count) } : node.exactNumber).map(allows) ?? true
  }

  private func allows(_ number: ExactNumber) -> Bool {
    if number == value { return !isExclusive }
    return isLower ? number > value : number < value
  }
}
