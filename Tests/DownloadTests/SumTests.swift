import Testing

@testable import PostHogBatchExports

/// Sizes come from servers and manifests, so their sums may be too large.
@Suite struct SumTests {
  @Test(
    arguments: [([], 0), ([1, 2], 3), ([.max], .max), ([.max, 1], .max), ([.max, .max, 5], .max)] as [([Int64], Int64)])
  func aSumThatIsTooLargeIsTheLargestNumber(sizes: [Int64], sum: Int64) {
    #expect(sizes.saturatingSum == sum)
  }
}
