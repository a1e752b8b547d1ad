// How often a call is tried, and how long it waits in between. Whether a try may be repeated at all is the business of the
// table in RetryTable.swift.

/// When and how often a failed attempt is repeated.
///
/// Whether it may be repeated is not configurable, because a wrong answer exports data twice: ``table`` decides it by
/// operation, by how far the attempt had come, and by what came of it.
public struct RetryPolicy: Sendable, Hashable {
  /// How often a call is sent at most, the first time included; 1 repeats nothing.
  public var maximumAttempts: Int
  /// The pauses after a failure.
  public var backoff: Backoff
  /// The backoff after the server reports too many concurrent jobs, which take minutes to finish.
  public var jobLimitBackoff: Backoff
  /// How many repeats the calls of a client may use up together before some have succeeded: a repeat takes 1, a success
  /// gives ``budgetRefill`` back. It keeps a failing server from getting several times the load. The API's own responses 429,
  /// which come with their own pause, take nothing.
  public var budget: Double
  /// What a success adds to the budget.
  public var budgetRefill: Double

  /// A policy.
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

  /// Every call is sent once.
  public static let none = RetryPolicy(maximumAttempts: 1)
}
