#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Synchronization

/// Where a command reads what a person answers.
package struct Keyboard: Sendable {
  /// Standard input.
  package static let process = Keyboard(
    isTerminal: isatty(STDIN_FILENO) == 1, line: { readLine(isHidden: false) },
    hiddenLine: { readLine(isHidden: true) },
    discard: { tcflush(STDIN_FILENO, TCIFLUSH) })

  /// Whether a person can type.
  package let isTerminal: Bool
  private let line: @Sendable () -> String?
  private let hiddenLine: @Sendable () -> String?
  private let discard: @Sendable () -> Void

  /// Creates a keyboard that is something else than standard input.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether a person can type.
  ///   - line: Returns the next line; `nil` if there is none.
  ///   - hiddenLine: Returns the next line without showing it.
  ///   - discard: Forgets what was typed before.
  package init(
    isTerminal: Bool, line: @escaping @Sendable () -> String?, hiddenLine: @escaping @Sendable () -> String?,
    discard: @escaping @Sendable () -> Void = {}
  ) {
    (self.isTerminal, self.line, self.hiddenLine, self.discard) = (isTerminal, line, hiddenLine, discard)
  }

  /// Returns the next line; `nil` at the end of the input.
  package func readLine() -> String? { line() }

  /// Returns the next line without showing it on the terminal; `nil` at the end of the input.
  package func readSecret() -> String? { hiddenLine() }

  /// Forgets what was typed before a question, which can't be an answer to it.
  package func discardInput() { discard() }

  // MARK: - Standard input

  /// The state of a terminal to which it returns when a read has ended.
  private enum Reading {
    case none
    case line(termios?)
  }

  /// What is being read of standard input, of which a process has one.
  private static let reading = Mutex(Reading.none)

  /// Restores the terminal if a line is being read, for a process that ends now: reading can't be cancelled.
  ///
  /// - Returns: Whether a line is being read.
  package static func interruptReading() -> Bool {
    reading.withLock { reading in
      guard case .line(let state) = reading else { return false }
      if var state { tcsetattr(STDIN_FILENO, TCSAFLUSH, &state) }
      return true
    }
  }

  private static func readLine(isHidden: Bool) -> String? {
    var before = termios()
    let hides = isHidden && tcgetattr(STDIN_FILENO, &before) == 0
    let state = hides ? before : nil
    reading.withLock { $0 = .line(state) }
    if hides {
      var silent = before
      silent.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    }
    defer {
      if hides { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
      reading.withLock { $0 = .none }
    }
    return Swift.readLine()
  }
}
