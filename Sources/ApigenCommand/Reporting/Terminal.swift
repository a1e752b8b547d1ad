#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Standard output or standard error: a terminal, or the file or pipe that stands in for it.
struct Terminal {
  /// What was asked for: names of changed files, the diff.
  static let output = Terminal(descriptor: STDOUT_FILENO)
  /// What there is to say about it.
  static let messages = Terminal(descriptor: STDERR_FILENO)

  private let descriptor: Int32
  /// Colours, if people look on: no-color.org has it that NO_COLOR counts when it is not empty.
  let paint: Paint

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    let isPlain = Self.variable("NO_COLOR")?.isEmpty == false || Self.variable("TERM") == "dumb"
    paint = Paint(isOn: isatty(descriptor) == 1 && !isPlain)
  }

  /// Writes all of it, unless the other end is gone.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes a line that begins with the program's name.
  func say(_ text: String) {
    write("apigen: \(text)\n")
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// write(2), whose name the method above hides.
private let writeBytes: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
