/// The results of the demo's steps, printed as they finish.
struct Report: Sendable {
  private(set) var passed = 0
  private(set) var failures: [String] = []
  var isFine: Bool { failures.isEmpty }

  mutating func pass(_ step: String, _ lines: [String]) {
    passed += 1
    print("✓ \(step)")
    for line in lines { print("    \(line)") }
  }

  mutating func fail(_ step: String, _ reason: String) {
    failures.append(step)
    print("✗ \(step)")
    print("    \(reason)")
  }

  func printSummary(requests: Int) {
    print()
    print("\(passed) of \(passed + failures.count) steps succeeded, in \(requests) requests over HTTP.")
    for failure in failures { print("Failed: \(failure)") }
  }
}

/// A result that the demo doesn't expect.
struct Unexpected: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
