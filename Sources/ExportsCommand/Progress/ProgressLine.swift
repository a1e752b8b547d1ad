import Console
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The state of what the user waits for: one line that is written over where that is possible, and elsewhere a line each
/// ten seconds.
final class ProgressLine: Sendable {
  private struct State {
    var lastText = ""
    var lastPlainLine = Date.distantPast
    var isShown = false
  }

  private static let plainInterval: TimeInterval = 10

  private let environment: CommandEnvironment
  private let isQuiet: Bool
  private let state = Mutex(State())

  init(in environment: CommandEnvironment, isQuiet: Bool) {
    (self.environment, self.isQuiet) = (environment, isQuiet)
  }

  /// Shows a new state. It can be called from any task.
  func show(_ text: String) {
    guard !isQuiet else { return }
    state.withLock { state in
      guard text != state.lastText else { return }
      state.lastText = text
      if environment.messages.canRewrite, let columns = environment.messages.columns {
        // Without the last column, which makes some terminals go to the next line.
        environment.messages.write("\r\u{1B}[K" + text.cut(toColumns: max(columns - 1, 1)))
        state.isShown = true
      } else if environment.now().timeIntervalSince(state.lastPlainLine) >= Self.plainInterval {
        state.lastPlainLine = environment.now()
        environment.say(text)
      }
    }
  }

  /// Removes the line from the terminal, so that other text can be written.
  func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      environment.messages.write("\r\u{1B}[K")
      (state.isShown, state.lastText) = (false, "")
    }
  }
}
