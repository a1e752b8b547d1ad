// Sums of sizes that somebody else has told: the largest number stands for everything that is too large to count.

extension Int64 {
  /// The sum of two sizes.
  func saturatingAdd(_ other: Int64) -> Int64 {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? .max : sum
  }
}

extension Sequence<Int64> {
  /// The sum of all sizes.
  var saturatingSum: Int64 { reduce(0) { $0.saturatingAdd($1) } }
}
