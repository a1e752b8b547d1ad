/// What the steps of the demo came to, printed as they go.
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
    print("\(passed) of \(passed + failures.count) steps went as they should, in \(requests) requests over HTTP.")
    for failure in failures { print("Failed: \(failure)") }
  }
}

/// An answer that is not what the demo expects.
struct Unexpected: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
