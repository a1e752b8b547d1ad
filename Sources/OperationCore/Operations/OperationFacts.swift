/// What is known of an operation beside its request and its responses.
public struct OperationFacts: Sendable, Hashable {
  /// Whether its requests are counted apart, so that its 429 says nothing about other operations.
  public var hasOwnRateLimit: Bool
  /// How to find out whether a request was carried out whose outcome is open, such as "list the backfills, newest first".
  public var outcome: String?
  /// What to do about errors that known servers answer with, by status.
  public var knownFaults: [Int: String]

  /// The facts of an operation of which nothing is known.
  public init(hasOwnRateLimit: Bool = false, outcome: String? = nil, knownFaults: [Int: String] = [:]) {
    self.hasOwnRateLimit = hasOwnRateLimit
    self.outcome = outcome
    self.knownFaults = knownFaults
  }
}
