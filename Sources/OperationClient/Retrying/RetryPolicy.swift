/// When and how often a failed attempt is retried.
///
/// Whether it may be retried isn't configurable, because a wrong decision exports data twice: ``table`` decides it by
/// the operation, by how far the attempt had come, and by its outcome.
public struct RetryPolicy: Sendable, Hashable {
  /// How often a call is sent at most, including the first time; 1 retries nothing.
  public var maximumAttempts: Int
  /// The pauses after a failure.
  public var backoff: Backoff
  /// The backoff after the server reports too many concurrent jobs, which take minutes to finish.
  public var jobLimitBackoff: Backoff
  /// How many retries the calls of a client may use up together before some calls have succeeded: a retry takes 1, a
  /// success gives ``budgetRefill`` back. This keeps a failing server from getting several times the load. The API's
  /// own 429 responses, which come with their own pause, take nothing.
  public var budget: Double
  /// What a success adds to the budget.
  public var budgetRefill: Double

  /// Creates a policy.
  public init(
    maximumAttempts: Int = 5,
    backoff: Backoff = Backoff(base: .milliseconds(500), maximum: .seconds(30)),
    jobLimitBackoff: Backoff = Backoff(base: .seconds(20), maximum: .seconds(120)),
    budget: Double = 50, budgetRefill: Double = 0.2
  ) {
    self.maximumAttempts = maximumAttempts
    self.backoff = backoff
    self.jobLimitBackoff = jobLimitBackoff
    self.budget = budget
    self.budgetRefill = budgetRefill
  }

  /// Sends every call once.
  public static let none = RetryPolicy(maximumAttempts: 1)
}
