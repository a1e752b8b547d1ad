/// Builds Swift source that is already formatted: two spaces, at most ``width`` columns. The formatter's own limit is
/// 100, but it breaks some lines that reach it.
///
/// No formatter runs afterwards; a test checks that `swift format lint --strict` accepts the output.
struct SwiftWriter {
  static let width = 99

  private(set) var lines: [String] = []
  private var depth = 0

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func line(_ text: String = "") {
    lines.append(text.isEmpty ? "" : indentation + text)
  }

  /// Writes a header, a body one step further in, and a closing brace.
  mutating func block(_ header: String, _ body: (inout SwiftWriter) -> Void) {
    line(header + " {")
    indented(body)
    line("}")
  }

  /// The part of a function's header after its parameters.
  struct Result {
    /// The effects, such as ` async throws(Failure)` with its leading space; may be empty.
    var effects = ""
    /// The type without its generic arguments; `nil` for a function without a result.
    var type: String?
    /// The generic arguments of the type; a line that is too long is broken around them.
    var argument: String?

    var text: String { opening + (argument.map { "<\($0)>" } ?? "") }
    fileprivate var opening: String { effects + (type.map { " -> \($0)" } ?? "") }
  }

  /// Writes a function, with its parameters on lines of their own if they are too long for one line.
  mutating func block(
    _ opening: String, list: [String], _ result: Result, _ body: (inout SwiftWriter) -> Void
  ) {
    let header = opening + "(" + list.joined(separator: ", ") + ")" + result.text + " {"
    if fits(header) {
      line(header)
    } else if list.isEmpty {
      resultHeader(opening + "()", result)
    } else {
      line(opening + "(")
      indented { $0.fill(list, end: "") }
      resultHeader(")", result)
    }
    indented(body)
    line("}")
  }

  /// Writes the end of a header, broken inside its generic result if it is too long.
  private mutating func resultHeader(_ opening: String, _ result: Result) {
    guard !fits(opening + result.text + " {"), let argument = result.argument else {
      line(opening + result.text + " {")
      return
    }
    line(opening + result.opening + "<")
    indented { $0.line(argument) }
    line("> {")
  }

  /// Writes a type declaration, with its protocols on the next line if they are too long for its line.
  mutating func type(_ opening: String, protocols: [String], _ body: (inout SwiftWriter) -> Void) {
    let header = opening + ": " + protocols.joined(separator: ", ")
    guard !fits(header + " {"), let first = protocols.first, protocols.count > 1 else {
      block(header, body)
      return
    }
    line(opening + ": " + first + ",")
    indented { $0.fill(Array(protocols.dropFirst()), end: "") }
    line("{")
    indented(body)
    line("}")
  }

  mutating func indented(_ body: (inout SwiftWriter) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// Whether a line with this text would be short enough.
  func fits(_ text: String) -> Bool {
    text.count <= room && !text.contains("\n")
  }

  /// The maximum length of a line here.
  var room: Int { Self.width - indentation.count }

  private var indentation: String { String(repeating: " ", count: 2 * depth) }
}
