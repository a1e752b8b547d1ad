import Console
import Diagnostics

extension Diagnostic {
  /// Returns the rendered diagnostic with its place, severity, caret and hint highlighted.
  func rendered(_ paint: Paint) -> String {
    rendered { part, text in
      switch part {
      case .place: paint(.bold, text)
      case .severity(let severity): paint(severity.colour, text)
      case .caret: paint(.green, text)
      case .help: paint(.cyan, text)
      }
    }
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
