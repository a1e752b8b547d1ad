import ArgumentParser
import Console
package import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What happens when the user interrupts the process (Ctrl-C).
package enum Interruptions {
  /// Cancels a task at the first interruption, so that the command says what goes on at the server. A second one, or one
  /// that answers a question, ends the process at once.
  package static func cancel(_ work: Task<Int32, Never>) -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      if Keyboard.interruptReading() || work.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
      work.cancel()
    }
    source.resume()
    return source
  }
}
