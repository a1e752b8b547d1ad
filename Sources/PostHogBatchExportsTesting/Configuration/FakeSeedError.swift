/// The reason why a seed can't be used.
public struct FakeSeedError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A human-readable sentence.
  public let description: String
}

extension JSONObject {
  /// Refuses a key that a seed doesn't have. It would have no effect, and the test wouldn't test what it claims.
  func expectKeys(_ known: [String], of what: String) throws(FakeSeedError) {
    guard let unknown = keys.first(where: { !known.contains($0) }) else { return }
    throw FakeSeedError(
      description: "\(what) has no “\(unknown)”; it may have \(known.joined(separator: ", ")).")
  }
}
