import Console
import Diagnostics

extension Diagnostic {
  /// Returns the rendered diagnostic with its severity, carets and headings highlighted.
  ///
  /// Without colours the text is the same. A line of the document that looks like a heading may be coloured too.
  func rendered(_ paint: Paint) -> String {
    guard paint.isOn else { return rendered }
    let headings = [(severity, location)] + notes.map { (.note, $0.location) }
    return rendered.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.drop(while: { $0 == " " || $0 == "\t" }) == "^" { return paint(.green, String(line)) }
      if line.hasPrefix("help: ") { return paint(.cyan, "help:") + line.dropFirst("help:".count) }
      for (severity, location) in headings {
        let place = location.map { "\($0): " } ?? ""
        let word = "\(severity.rawValue):"
        guard line.hasPrefix(place + word) else { continue }
        return paint(.bold, place) + paint(severity.colour, word) + line.dropFirst(place.count + word.count)
      }
      return String(line)
    }.joined(separator: "\n")
  }
}

extension Diagnostic.Severity {
  fileprivate var colour: Paint.Colour {
    switch self {
    case .error: .boldRed
    case .warning: .boldYellow
    case .note: .boldCyan
    }
  }
}
