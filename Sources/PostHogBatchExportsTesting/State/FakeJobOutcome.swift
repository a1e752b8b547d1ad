/// The outcome of a run or a backfill.
public struct FakeJobOutcome: Sendable, Hashable {
  /// The final status. An active status means that the job never ends by itself.
  public var status: FakeJobStatus
  /// The error text, if any.
  public var error: String?
  /// The number of records in the interval; `nil` if they weren't counted.
  public var records: Int?
  /// The number of `records` that failed downstream, in the function that receives them.
  public var failedRecords: Int

  /// Creates any outcome. See ``completed(records:failedRecords:)`` and ``failed(_:as:)`` for the usual ones.
  public init(status: FakeJobStatus, error: String? = nil, records: Int? = nil, failedRecords: Int = 0) {
    self.status = status
    self.error = error
    self.records = records
    self.failedRecords = failedRecords
  }

  /// The job succeeds. Its status is `Completed` even with failed records, as on the real server.
  public static func completed(records: Int = 1000, failedRecords: Int = 0) -> Self {
    Self(status: .completed, records: records, failedRecords: failedRecords)
  }

  /// The job fails, with one of the failed statuses.
  public static func failed(_ error: String, as status: FakeJobStatus = .failed) -> Self {
    Self(status: status, error: error)
  }

  /// The job keeps running until it is cancelled.
  public static let endless = Self(status: .running)
}
