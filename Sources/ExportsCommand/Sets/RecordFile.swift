import PostHogBatchExports

/// The file beside a file of exports that names those that `apply` made. `--prune` deletes no others.
struct RecordFile {
  let path: String

  init(besides file: String) {
    path = "\(file).record.json"
  }

  /// Reads the record; `nil` if there is none.
  func read() throws(CommandFailure) -> ExportSetRecord? { try JSONFile.read(path, as: "a record of exports") }

  func write(_ record: ExportSetRecord) throws(CommandFailure) { try JSONFile.write(record, to: path) }
}
