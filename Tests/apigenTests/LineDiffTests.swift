import Testing

@testable import ApigenCommand

@Suite struct LineDiffTests {
  /// One letter per element: `=` keeps, `-` removes, `+` adds.
  @Test(arguments: [
    ("", "", ""),
    ("abc", "abc", "==="),
    ("", "ab", "++"),
    ("ab", "", "--"),
    ("a", "b", "-+"),
    ("abc", "axc", "=-+="),
    ("abc", "ac", "=-="),
    ("ac", "abc", "=+="),
    ("abcabba", "cbabac", "--=+==-=+"),
    ("abcd", "bcde", "-===+"),
    ("aaaa", "aa", "==--"),
  ])
  func stepsAreTheFewest(old: String, new: String, steps: String) {
    let diff = LineDiff(from: old.numbers, to: new.numbers)
    #expect(apply(diff.steps, from: old.numbers, to: new.numbers) == new.numbers)
    #expect(diff.steps.filter { $0 != .keep }.count == steps.filter { $0 != "=" }.count)
    #expect(diff.steps.filter { $0 == .keep }.count == steps.filter { $0 == "=" }.count)
  }

  @Test(arguments: 0..<200) func randomListsAreTurnedIntoEachOther(seed: Int) {
    var random = RandomSource(seed: seed)
    let letters = Int.random(in: 1...6, using: &random)
    let old = (0..<Int.random(in: 0...40, using: &random)).map { _ in Int.random(in: 0..<letters, using: &random) }
    let new = (0..<Int.random(in: 0...40, using: &random)).map { _ in Int.random(in: 0..<letters, using: &random) }
    for mostEdits in [1, 2, 7] {
      let diff = LineDiff(from: old, to: new, mostEdits: mostEdits)
      #expect(apply(diff.steps, from: old, to: new) == new)
    }
    let diff = LineDiff(from: old, to: new)
    #expect(apply(diff.steps, from: old, to: new) == new)
    #expect(diff.steps.count { $0 == .keep } == longestCommon(old, new))
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      (Array(0..<10_000), Array(10_000..<20_000)),
      (Array(0..<10_000), Array((0..<10_000).reversed())),
      (Array(repeating: 0, count: 10_000), Array(repeating: 0, count: 5_000)),
      ((0..<10_000).map { $0 % 3 }, (0..<10_000).map { $0 % 5 }),
    ])
  func workIsBounded(old: [Int], new: [Int]) {
    let diff = LineDiff(from: old, to: new)
    #expect(apply(diff.steps, from: old, to: new) == new)
  }

  private func apply(_ steps: [LineDiff.Step], from old: [Int], to new: [Int]) -> [Int]? {
    var (oldRest, newRest, result) = (old[...], new[...], [Int]())
    for step in steps {
      switch step {
      case .keep:
        guard let element = oldRest.popFirst(), newRest.popFirst() == element else { return nil }
        result.append(element)
      case .remove: guard oldRest.popFirst() != nil else { return nil }
      case .add:
        guard let element = newRest.popFirst() else { return nil }
        result.append(element)
      }
    }
    return oldRest.isEmpty && newRest.isEmpty ? result : nil
  }

  /// The reference algorithm: the table of textbooks.
  private func longestCommon(_ old: [Int], _ new: [Int]) -> Int {
    var row = Array(repeating: 0, count: new.count + 1)
    for element in old {
      var next = row
      for (index, other) in new.enumerated() {
        next[index + 1] = element == other ? row[index] + 1 : max(row[index + 1], next[index])
      }
      row = next
    }
    return row[new.count]
  }
}

extension String {
  fileprivate var numbers: [Int] { unicodeScalars.map { Int($0.value) } }
}
