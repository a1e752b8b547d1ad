import ArgumentParser

/// How results are written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people: columns that fit the terminal.
  case table
  /// One JSON array.
  case json
  /// A JSON object each line.
  case jsonl
  /// RFC 4180, with a header.
  case csv
}

/// The option that chooses the format.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.long, .customShort("o")],
    help: ArgumentHelp("table, json, jsonl or csv.", valueName: "format"))
  var output = OutputFormat.table
}
