// Sums of sizes that come from elsewhere: a sum that is too large to count becomes the largest number.

extension FixedWidthInteger {
  /// Returns the sum of two sizes.
  func saturatingAdd(_ other: Self) -> Self {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? .max : sum
  }
}

extension Sequence where Element: FixedWidthInteger {
  /// The sum of all sizes.
  var saturatingSum: Element { reduce(0) { $0.saturatingAdd($1) } }
}
