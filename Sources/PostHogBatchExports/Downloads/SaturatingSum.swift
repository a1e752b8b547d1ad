// Sums of sizes that somebody else has told: the largest number stands for everything that is too large to count.

extension FixedWidthInteger {
  /// The sum of two sizes.
  func saturatingAdd(_ other: Self) -> Self {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? .max : sum
  }
}

extension Sequence where Element: FixedWidthInteger {
  /// The sum of all sizes.
  var saturatingSum: Element { reduce(0) { $0.saturatingAdd($1) } }
}
