import Console

extension CommandEnvironment {
  /// How a command ends whose question wasn't answered with yes.
  func declined(_ consequence: String) -> CommandFailure { CommandFailure(consequence, ExitStatus.failed) }

  /// Asks a question that is answered with yes or no.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - flag: The flag that answers it in advance.
  /// - Returns: Whether the answer is yes.
  /// - Throws: ``CommandFailure`` where no person can be asked.
  func confirms(_ question: String, orElse flag: String) throws(CommandFailure) -> Bool {
    guard canAsk else { throw .usage("this needs a confirmation, and there is no terminal to ask on: use \(flag)") }
    // What was typed before the question isn't an answer to it.
    keyboard.discardInput()
    messages.write("\(question) [y/N] ")
    guard let answer = keyboard.readLine() else {
      messages.write("\n")
      return false
    }
    return ["y", "yes"].contains(answer.lowercased())
  }
}
