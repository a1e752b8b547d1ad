#if APIGenerator
  import ArgumentParser
  import Console
  import SpecDrift

  /// `apigen explain`.
  struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Explains a rule of `apigen diff`; without a name, lists all rules.",
      discussion: """
        EXAMPLES
          apigen explain
          apigen explain req.enum.value-removed
        """)

    @Argument(help: ArgumentHelp("The rule, as named in a report.", valueName: "rule"))
    var rule: String?

    func run() throws {
      guard let rule else {
        try Terminal.output.writeResult(RuleExplanation.list)
        return
      }
      guard let found = Rule.named(rule) else {
        let hint = Rule.nearest(to: rule).map { ": did you mean `\($0)`?" } ?? ""
        throw ValidationError("There is no rule `\(rule)`\(hint)")
      }
      try Terminal.output.writeResult(RuleExplanation.text(of: found))
    }
  }
#endif
