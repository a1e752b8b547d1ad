#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FakeState {
  /// Starts a file download and puts its files into the object store. They can't be found before they are listed.
  mutating func startFileDownload(
    in project: Int, format: FileDownloadBody.Format, outcome: FakeFileDownloadOutcome, at now: Timestamp
  ) -> FileDownloadRecord {
    let timing = configuration.timing
    let id = makeID(at: now)
    func timeline(_ status: FakeJobStatus) -> JobTimeline {
      // As long as a finished job has no files, the server still reports it as running.
      let running = status == .completed ? timing.running + timing.listingFiles : timing.running
      return JobTimeline(start: now, starting: timing.starting, running: running, outcome: status)
    }
    var files: [FileDownloadRecord.File] = []
    let (course, error, records): (JobTimeline, String?, Int?)
    switch outcome {
    case .completed(let contents, let count):
      (course, error, records) = (timeline(.completed), nil, count)
      let type = format == .parquet ? "parquet" : "jsonl"
      for (index, bytes) in contents.enumerated() {
        let key = "\(project)/\(id.text)/part-\(index.padded(to: 5)).\(type)"
        objects.put(bytes, at: key, now: now)
        files.append(FileDownloadRecord.File(id: makeID(at: now), key: key))
      }
    case .failed(let text, let status): (course, error, records) = (timeline(status), text, nil)
    case .notStarted: (course, error, records) = (JobTimeline(start: now, status: .failed), "Not started.", nil)
    case .endless: (course, error, records) = (timeline(.running), nil, nil)
    }
    let download = FileDownloadRecord(
      id: id, project: project, timeline: course, error: error, records: records, files: files,
      expiresAt: course.plannedEnd + configuration.fileLifetime)
    fileDownloads.insert(download)
    return download
  }
}

extension FakeFileDownloadOutcome {
  /// Returns a small file of ten events. For JSON Lines, gzip produces another file; Parquet is compressed internally.
  static func sample(_ body: FileDownloadBody) -> Self {
    let file =
      switch body.format {
      case .jsonLines: body.compression == .gzip ? StoredGzip.file(SampleFile.jsonLines) : SampleFile.jsonLines
      case .parquet: SampleFile.parquet
      }
    return .completed(files: [file], records: SampleFile.rows)
  }
}
