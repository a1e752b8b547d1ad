/// How a run or a backfill ends.
public struct FakeJobOutcome: Sendable, Hashable {
  /// The last status. One that is active means that the job never ends by itself.
  public var status: FakeJobStatus
  /// The text of the error, if any.
  public var error: String?
  /// Records in the interval; `nil` when nobody counted.
  public var records: Int?
  /// Those of `records` that failed downstream, in the function that receives them.
  public var failedRecords: Int

  /// Any outcome. See ``completed(records:failedRecords:)`` and ``failed(_:as:)`` for the usual ones.
  public init(status: FakeJobStatus, error: String? = nil, records: Int? = nil, failedRecords: Int = 0) {
    self.status = status
    self.error = error
    self.records = records
    self.failedRecords = failedRecords
  }

  /// The job succeeds. With failed records it still says `Completed`, as on the server.
  public static func completed(records: Int = 1000, failedRecords: Int = 0) -> Self {
    Self(status: .completed, records: records, failedRecords: failedRecords)
  }

  /// The job fails, in one of the ways in which a job can.
  public static func failed(_ error: String, as status: FakeJobStatus = .failed) -> Self {
    Self(status: status, error: error)
  }

  /// The job keeps running until somebody cancels it.
  public static let endless = Self(status: .running)
}
