import Diagnostics

/// A syntax error of libyaml, whose messages come from a fixed list.
struct YAMLSyntaxFault: Error {
  let problem: String
  /// What libyaml was parsing, if it reports that.
  let context: String?
  /// The position at which the error was found.
  let problemMark: YAMLMark
  /// The position at which the construct being parsed begins.
  let contextMark: YAMLMark

  /// The error in terms that authors of YAML know, at the place to fix.
  func diagnostic(in file: SourceFile) -> Diagnostic {
    let problemLocation = file.location(problemMark)
    let line = file.line(problemLocation.line) ?? ""
    let explanation = YAMLSyntaxExplanation(
      of: problem, context: context ?? "", before: line.unicodeScalars.dropFirst(problemMark.column))
    return .error(
      explanation.message,
      at: explanation.isAboutStart ? file.location(contextMark) : problemLocation,
      hint: explanation.hint,
      notes: explanation.isAboutStart ? [] : startNotes(in: file))
  }

  /// The beginning of the unfinished construct, if it is on another line.
  private func startNotes(in file: SourceFile) -> [Diagnostic.Note] {
    guard let context, contextMark.line != problemMark.line else { return [] }
    let kinds = [
      "while parsing a block mapping": "mapping", "while parsing a flow mapping": "mapping",
      "while parsing a block collection": "list", "while parsing a flow sequence": "list",
      "while scanning a quoted scalar": "text",
    ]
    return kinds[context].map { [Diagnostic.Note("the \($0) begins here", at: file.location(contextMark))] } ?? []
  }
}
