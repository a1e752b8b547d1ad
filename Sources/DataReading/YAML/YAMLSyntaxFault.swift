import Diagnostics

/// What libyaml says when it cannot go on: its words come from a fixed list.
struct YAMLSyntaxFault: Error {
  let problem: String
  /// What it was reading, if it says so.
  let context: String?
  /// Where it noticed.
  let problemMark: YAMLMark
  /// Where what it was reading begins.
  let contextMark: YAMLMark

  /// The fault in the words of somebody who writes YAML, at the place to mend.
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

  /// Where the thing begins that is not read to its end, if that is on another line.
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
