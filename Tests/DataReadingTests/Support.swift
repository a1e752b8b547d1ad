import DataReading
import Diagnostics

/// Reads text as if it were the file `x.yaml` or `x.json`.
func read(
  _ text: String, as format: DataReader.Format = .yaml, limits: ReadingLimits = ReadingLimits()
) throws(DiagnosticError) -> Node {
  try read(Array(text.utf8), as: format, limits: limits)
}

func read(
  _ bytes: [UInt8], as format: DataReader.Format = .yaml, limits: ReadingLimits = ReadingLimits()
) throws(DiagnosticError) -> Node {
  try DataReader(limits: limits).read(bytes: bytes, path: format == .json ? "x.json" : "x.yaml", format: format)
}

/// Returns the faults of the text, in short: `line:column message`, then `| hint` and `+ line:column note`.
func faults(
  in text: String, as format: DataReader.Format = .yaml, limits: ReadingLimits = ReadingLimits()
) -> [String] {
  faults(in: Array(text.utf8), as: format, limits: limits)
}

func faults(
  in bytes: [UInt8], as format: DataReader.Format = .yaml, limits: ReadingLimits = ReadingLimits()
) -> [String] {
  do {
    _ = try read(bytes, as: format, limits: limits)
    return []
  } catch {
    return error.diagnostics.map(\.short)
  }
}

extension Diagnostic {
  var short: String {
    let hint = hint.map { " | \($0)" } ?? ""
    return place(location) + message + hint + notes.map { " + " + place($0.location) + $0.message }.joined()
  }

  private func place(_ location: SourceLocation?) -> String {
    location.map { "\($0.line):\($0.column) " } ?? ""
  }
}
