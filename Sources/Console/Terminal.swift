#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a command writes: a terminal, or the file or pipe that replaces it.
package struct Terminal: Sendable {
  /// Standard output, which receives the results.
  package static let output = Terminal(descriptor: STDOUT_FILENO)
  /// Standard error, which receives messages about the run.
  package static let messages = Terminal(descriptor: STDERR_FILENO)

  /// Whether a person may be looking.
  package let isTerminal: Bool
  /// Whether lines that are written can be written over.
  package let canRewrite: Bool
  /// Colours the text, or not.
  package let paint: Paint
  private let size: @Sendable () -> Int?
  private let send: @Sendable ([UInt8]) -> Bool
  private let open: @Sendable () -> Bool

  /// Creates a terminal that is something else than a descriptor of the process.
  ///
  /// - Parameters:
  ///   - columns: The number of columns; `nil` if it isn't a terminal.
  ///   - paint: Colours the text, or not.
  ///   - send: Writes bytes, and returns whether they were written or nobody reads them any more.
  package init(columns: Int?, paint: Paint = .plain, send: @escaping @Sendable ([UInt8]) -> Bool) {
    (isTerminal, self.paint, size, self.send) = (columns != nil, paint, { columns }, send)
    canRewrite = columns != nil
    open = { true }
  }

  private init(descriptor: Int32) {
    isTerminal = isatty(descriptor) == 1
    canRewrite = isTerminal && !Paint.isTerminalDumb
    paint = Paint(isOn: isTerminal && !Paint.isUnwanted)
    size = {
      var size = winsize()
      guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
      return Int(size.ws_col)
    }
    open = {
      var state = pollfd(fd: descriptor, events: 0, revents: 0)
      return poll(&state, 1, 0) < 1 || state.revents & Int16(POLLERR | POLLHUP | POLLNVAL) == 0
    }
    send = { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return count < 0 && errno == EPIPE }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// The number of columns at this moment; `nil` if it isn't a terminal or doesn't say.
  package var columns: Int? { isTerminal ? size() : nil }

  /// Whether somebody may still read what is written; not if the program behind a pipe has ended.
  package var isOpen: Bool { open() }

  /// Clears a terminal, so that what comes next stands on top. Has no effect where nothing can be written over.
  package func clear() {
    if canRewrite { write("\u{1B}[H\u{1B}[2J") }
  }

  /// Writes all of the text, unless the other end has been closed.
  ///
  /// - Returns: Whether the text was written, or nobody reads it any more. On a full disk, for example, it isn't.
  @discardableResult
  package func write(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Writes a line that begins with the name of the program.
  package func say(_ text: String, as program: String) { write("\(program): \(text)\n") }
}

/// Calls write(2), whose name is hidden by the method above.
private let writeBytes: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
