/// What is known about an operation in addition to its request and its responses.
public struct OperationFacts: Sendable, Hashable {
  /// Whether the server counts the operation's requests separately, so that its 429 doesn't apply to other operations.
  public var hasOwnRateLimit: Bool
  /// How to find out whether the server carried out a request whose outcome is unknown, such as "check the newest
  /// backfills".
  public var outcome: String?
  /// What to do about errors that known servers respond with, by status.
  public var knownFaults: [Int: String]

  /// Creates the facts of an operation; by default, those of an operation about which nothing is known.
  public init(hasOwnRateLimit: Bool = false, outcome: String? = nil, knownFaults: [Int: String] = [:]) {
    self.hasOwnRateLimit = hasOwnRateLimit
    self.outcome = outcome
    self.knownFaults = knownFaults
  }
}
