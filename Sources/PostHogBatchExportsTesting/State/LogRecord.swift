/// One line of the log of an export or a file download.
struct LogRecord: Sendable {
  let source: String
  let instance: String
  let timestamp: Timestamp
  let level: String
  let message: String

  var json: JSON {
    [
      "log_source_id": .string(source), "instance_id": .string(instance), "timestamp": .time(timestamp),
      "level": .string(level), "message": .string(message),
    ]
  }
}
