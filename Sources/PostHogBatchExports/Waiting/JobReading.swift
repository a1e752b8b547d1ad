import PostHogAPI

/// The result of one check of a job, in a form that the three kinds of jobs share. Two equal readings show nothing new.
struct JobReading: Sendable, Hashable {
  let status: String
  let stage: JobStage
  /// Whether the server says when the job ended.
  var hasEnd = false
  /// Why the job failed, in the server's words.
  var error: String?
  /// The number of records that failed downstream, if they are counted.
  var recordsFailed: Int?
  /// The part that is done, 0 to 1.
  var fraction: Double?
  /// Whatever else changes while the job runs.
  var counts: [Int64?] = []

  /// Whether the job has ended.
  var isFinal: Bool {
    switch stage {
    case .inProgress: false
    case .unknown: hasEnd
    case .completed, .failed, .cancelled, .continued: true
    }
  }
}

extension BatchExportRun {
  var reading: JobReading {
    let stage = status.stage
    return JobReading(
      status: status.rawValue, stage: stage, hasEnd: finishedAt != nil, error: latestError,
      recordsFailed: recordsFailed,
      fraction: stage == .completed ? 1 : part(recordsCompleted, of: recordsTotalCount),
      counts: [recordsCompleted.map(Int64.init), recordsTotalCount.map(Int64.init), bytesExported])
  }
}

extension BatchExportBackfill {
  var reading: JobReading {
    let stage = status.stage
    let progress = progress
    let rounded = progress?.progress.flatMap { $0 >= 0 && $0 <= 1 ? $0 : nil }
    return JobReading(
      status: status.rawValue, stage: stage, hasEnd: finishedAt != nil,
      // The server rounds its own figure to tenths.
      fraction: stage == .completed ? 1 : part(progress?.finishedRuns, of: progress?.totalRuns) ?? rounded,
      counts: [progress?.finishedRuns.map(Int64.init), progress?.totalRuns.map(Int64.init), totalRecordsCount])
  }
}

extension FileDownload {
  var reading: JobReading {
    let stage = JobStage(status, continues: true)
    return JobReading(
      status: status.rawValue, stage: stage, error: error, fraction: stage == .completed ? 1 : nil,
      counts: [recordsCompleted.map(Int64.init), files.map { Int64($0.count) }])
  }
}

/// Returns the part that is done; `nil` if the numbers don't show it.
private func part(_ done: Int?, of total: Int?) -> Double? {
  guard let done, let total, done >= 0, total > 0 else { return nil }
  return min(1, Double(done) / Double(total))
}
