#if APIGenerator
  import ArgumentParser
  import Console
  import SpecDrift

  /// The format in which a comparison is reported.
  enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown, html, github, sarif

    /// Returns the report of a comparison, which has the width and the colours of the terminal that shows it.
    func text(of comparison: Comparison, on terminal: Terminal?) -> String {
      switch self {
      case .text: TextReport(comparison).text(width: terminal?.columns, (terminal?.paint ?? .plain).styling)
      case .json: JSONReport(comparison).text
      case .markdown: MarkdownReport(comparison).text()
      case .html: HTMLReport(comparison).text
      case .github: GitHubReport(comparison).text
      case .sarif: SARIFReport(comparison, version: Apigen.version).text
      }
    }
  }

  extension Paint {
    fileprivate var styling: TextReport.Styling {
      { style, text in
        switch style {
        case .plain, .level(.none): text
        case .heading: self(.bold, text)
        case .faint: self(.faint, text)
        case .level(.breaking): self(.boldRed, text)
        case .level(.warning): self(.boldYellow, text)
        case .level(.info): self(.boldCyan, text)
        }
      }
    }
  }
#endif
