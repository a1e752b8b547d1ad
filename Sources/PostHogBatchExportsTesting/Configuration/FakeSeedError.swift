/// Why the text of a seed can't be taken.
public struct FakeSeedError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence for a person.
  public let description: String
}

extension JSONObject {
  /// Refuses a key that a seed doesn't have: it would change nothing, and the test would not test what it says.
  func expectKeys(_ known: [String], of what: String) throws(FakeSeedError) {
    guard let unknown = keys.first(where: { !known.contains($0) }) else { return }
    throw FakeSeedError(
      description: "\(what) has no “\(unknown)”; it may have \(known.joined(separator: ", ")).")
  }
}
