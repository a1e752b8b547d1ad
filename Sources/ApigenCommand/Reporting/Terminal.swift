#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Standard output or standard error: a terminal, or the file or pipe that replaces it.
struct Terminal {
  /// Receives the results: the names of changed files, or the diff.
  static let output = Terminal(descriptor: STDOUT_FILENO)
  /// Receives messages about the run.
  static let messages = Terminal(descriptor: STDERR_FILENO)

  private let descriptor: Int32
  /// Colours the text if the output is a terminal. As no-color.org specifies, `NO_COLOR` counts unless it is empty.
  let paint: Paint

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    let isPlain = Self.variable("NO_COLOR")?.isEmpty == false || Self.variable("TERM") == "dumb"
    paint = Paint(isOn: isatty(descriptor) == 1 && !isPlain)
  }

  /// The number of columns; `nil` if the output isn't a terminal or doesn't say.
  var columns: Int? {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all of the text, unless the other end has been closed.
  ///
  /// - Returns: Whether the text was written, or nobody reads it any more. On a full disk, for example, it isn't.
  @discardableResult
  func write(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count < 0 && errno == EPIPE }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Writes a line that begins with the name of the program.
  func say(_ text: String) {
    write("apigen: \(text)\n")
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// Calls write(2), whose name is hidden by the method above.
private let writeBytes: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
