import Console
import OperationCore

/// Rows as one of the formats.
struct Listing<Row> {
  let fields: [Field<Row>]

  /// Writes rows to standard output.
  ///
  /// - Throws: ``CommandFailure`` if the output can't be written, as on a full disk.
  func write(_ rows: [Row], as format: OutputFormat, in environment: CommandEnvironment) throws(CommandFailure) {
    try environment.write(text(of: rows, as: format, on: environment.output))
  }

  func text(of rows: [Row], as format: OutputFormat, on terminal: Terminal) -> String {
    switch format {
    case .table: table(rows, on: terminal)
    case .json: "[" + rows.map { "\n  " + json($0) }.joined(separator: ",") + (rows.isEmpty ? "]\n" : "\n]\n")
    case .jsonl: rows.map { json($0) + "\n" }.joined()
    case .csv:
      ([named.compactMap(\.key)] + rows.map { csv($0, isShown: terminal.isTerminal) }).map {
        $0.joined(separator: ",") + "\r\n"
      }.joined()
    }
  }

  private var named: [Field<Row>] { fields.filter { $0.key != nil } }

  private func table(_ rows: [Row], on terminal: Terminal) -> String {
    let shown = fields.filter(\.isShown)
    let cells = rows.map { row in shown.map { $0.cell(row) } }
    return Table(shown.map(\.column), rows: cells).text(width: terminal.columns, paint: terminal.paint)
  }

  /// Returns a row as a JSON object on one line.
  func json(_ row: Row) -> String {
    var json = JSONWriter()
    json.writeObject { json in
      for field in named { json.writeMember(field.key ?? "", field.value(row)) }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func csv(_ row: Row, isShown: Bool) -> [String] {
    named.map { field in
      let value = field.value(row)
      let exact = value.isNull ? "" : value.string ?? String(decoding: value.bytes, as: UTF8.self)
      // A terminal would carry out what it takes for commands.
      let text = isShown ? printable(exact, limit: exact.utf8.count) : exact
      return text.contains { "\",\r\n".contains($0) || $0.isNewline }
        ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
  }
}

extension CommandEnvironment {
  /// Writes results to standard output.
  ///
  /// - Throws: ``CommandFailure`` if the output can't be written, as on a full disk.
  func write(_ text: String) throws(CommandFailure) {
    guard output.write(text) else { throw CommandFailure("can't write to standard output", ExitStatus.failed) }
  }
}
