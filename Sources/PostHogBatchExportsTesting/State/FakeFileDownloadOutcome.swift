/// The outcome of a file download.
public enum FakeFileDownloadOutcome: Sendable, Hashable {
  /// The download completes with these files. No files means that there was no data to export.
  ///
  /// The client checks that a file begins and ends as its name requires: Parquet files with `PAR1`, gzip files with the
  /// bytes 1F 8B, and JSON Lines with `{` unless they are empty.
  case completed(files: [[UInt8]], records: Int? = nil)
  /// The download ends in a failed state, with or without an error text.
  case failed(String?, as: FakeJobStatus = .failed)
  /// The job can't be started: the server responds with 500 immediately, with a body that isn't in the usual error
  /// format.
  case notStarted
  /// The download keeps running until it is cancelled.
  case endless
}

/// The outcome of a step of a destination test.
public enum FakeTestStepOutcome: Sendable, Hashable {
  case passed
  case failed(String)
  case skipped(String)
}

/// The outcome of a row count.
public enum FakeRowCount: Sendable, Hashable {
  case rows(Int)
  case timeout
  case invalidQuery(String)
}
