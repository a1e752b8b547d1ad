import Console
import Logging

/// Writes each log message of the client as a line, for `--verbose`. The client puts no key into them.
struct LineLogHandler: LogHandler {
  let terminal: Terminal
  var metadata = Logger.Metadata()
  var logLevel = Logger.Level.debug

  init(terminal: Terminal) {
    self.terminal = terminal
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let values = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    let text = (["\(event.message)"] + values.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
    terminal.write(terminal.paint(.faint, text) + "\n")
  }
}
