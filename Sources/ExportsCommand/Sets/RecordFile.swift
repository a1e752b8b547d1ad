import PostHogBatchExports

/// The file beside a file of exports that names those that `apply` made. `--prune` deletes no others.
struct RecordFile {
  let path: String

  init(besides file: String) {
    path = "\(file).record.json"
  }

  /// Reads the record; `nil` if there is none.
  func read() throws(CommandFailure) -> ExportSetRecord? { try JSONFile.read(path, as: "a record of exports") }

  /// Returns the record to which the outcomes of a plan are added. It is written once before, so that nothing is made that
  /// can't be recorded.
  func begin(_ plan: ExportSetPlan) throws(CommandFailure) -> ExportSetRecord {
    let record = try read() ?? ExportSetRecord(host: plan.host, project: plan.project)
    guard record.host == plan.host, record.project == plan.project else {
      throw .usage(
        "\(path) is for project \(record.project) at \(record.host), and the plan for project \(plan.project) at \(plan.host)"
      )
    }
    try write(record)
    return record
  }

  func write(_ record: ExportSetRecord) throws(CommandFailure) { try JSONFile.write(record, to: path) }
}
