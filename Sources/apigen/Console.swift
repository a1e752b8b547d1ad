import SpecReading

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The terminal, or the file or pipe that stands in for it.
enum Console {
  /// Whether standard output shows colours: a terminal, unless NO_COLOR is set (no-color.org).
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil }

  /// Writes a line to standard error.
  static func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }

  /// Shows errors, then warnings, then one line that counts them. Warnings that differ only by their place are shown
  /// in full once; of the others only the place is given. Notes are counted.
  static func show(_ diagnostics: [Diagnostic]) {
    let errors = diagnostics.filter { $0.severity == .error }
    let warnings = diagnostics.filter { $0.severity == .warning }
    for error in errors { complain(error.rendered) }
    var order: [String] = []
    var groups: [String: [Diagnostic]] = [:]
    for warning in warnings {
      if groups[warning.message] == nil { order.append(warning.message) }
      groups[warning.message, default: []].append(warning)
    }
    for message in order {
      guard let group = groups[message], let first = group.first else { continue }
      complain(first.rendered)
      for other in group.dropFirst() {
        complain("\(other.location.map(String.init(describing:)) ?? ""): warning: the same: \(message)")
      }
    }
    let notes = diagnostics.count - errors.count - warnings.count
    let counts = [(errors.count, "error"), (warnings.count, "warning"), (notes, "note")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    if !errors.isEmpty || !warnings.isEmpty { complain("apigen: \(counts.joined(separator: ", "))") }
  }
}
