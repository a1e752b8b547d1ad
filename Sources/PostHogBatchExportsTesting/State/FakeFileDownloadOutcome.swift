/// How a file download ends.
public enum FakeFileDownloadOutcome: Sendable, Hashable {
  /// It completes with these files; none at all is an export without data.
  ///
  /// The client looks whether a file begins and ends as its name says: Parquet files with `PAR1`, those of gzip with the bytes
  /// 1F 8B. JSON Lines with `{`, if they are not empty.
  case completed(files: [[UInt8]], records: Int? = nil)
  /// It ends in a failed state; a missing text is possible too.
  case failed(String?, as: FakeJobStatus = .failed)
  /// The job cannot be started: 500 at once, with a body that is not the error envelope.
  case notStarted
  /// It keeps running until somebody cancels it.
  case endless
}

/// How a test of one step of a destination ends.
public enum FakeTestStepOutcome: Sendable, Hashable {
  case passed
  case failed(String)
  case skipped(String)
}

/// How a query that counts rows ends.
public enum FakeRowCount: Sendable, Hashable {
  case rows(Int)
  case timeout
  case invalidQuery(String)
}
