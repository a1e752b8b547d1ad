#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a command reads what a person answers.
package struct Keyboard: Sendable {
  /// Standard input.
  package static let process = Keyboard(
    isTerminal: isatty(STDIN_FILENO) == 1, line: { Swift.readLine() }, hiddenLine: { Self.readHiddenLine() })

  /// Whether a person can type.
  package let isTerminal: Bool
  private let line: @Sendable () -> String?
  private let hiddenLine: @Sendable () -> String?

  /// Creates a keyboard that is something else than standard input.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether a person can type.
  ///   - line: Returns the next line; `nil` if there is none.
  ///   - hiddenLine: Returns the next line without showing it.
  package init(
    isTerminal: Bool, line: @escaping @Sendable () -> String?, hiddenLine: @escaping @Sendable () -> String?
  ) {
    (self.isTerminal, self.line, self.hiddenLine) = (isTerminal, line, hiddenLine)
  }

  /// Returns the next line; `nil` at the end of the input.
  package func readLine() -> String? { line() }

  /// Returns the next line without showing it on the terminal; `nil` at the end of the input.
  package func readSecret() -> String? { hiddenLine() }

  /// Reads a line while the terminal shows nothing, and restores the terminal, whatever happens to the line.
  private static func readHiddenLine() -> String? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
    return Swift.readLine()
  }
}
