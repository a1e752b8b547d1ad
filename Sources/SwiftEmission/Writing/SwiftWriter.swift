/// Builds Swift text that is formatted as it is written: two spaces, at most ``width`` columns. The formatter's own limit
/// is 100, and it breaks some lines that reach it.
///
/// There is no formatter behind it. `swift format lint --strict` passing on what comes out is a test.
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

  /// What stands behind the parameters of a function.
  struct Result {
    /// ` async throws(Failure)`, with a space in front, or nothing.
    var effects = ""
    /// The type, up to its angle brackets; nil for a function that gives nothing back.
    var type: String?
    /// What stands between the angle brackets of the type; a line that is too long is broken around it.
    var argument: String?

    var text: String { opening + (argument.map { "<\($0)>" } ?? "") }
    fileprivate var opening: String { effects + (type.map { " -> \($0)" } ?? "") }
  }

  /// The same for a function, its parameters broken where they are too long for one line.
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

  /// The end of a header, broken inside its generic result where it is too long.
  private mutating func resultHeader(_ opening: String, _ result: Result) {
    guard !fits(opening + result.text + " {"), let argument = result.argument else {
      line(opening + result.text + " {")
      return
    }
    line(opening + result.opening + "<")
    indented { $0.line(argument) }
    line("> {")
  }

  /// Writes a type declaration, whose protocols go on below it where they are too long for its line.
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

  /// How long a line can be here.
  var room: Int { Self.width - indentation.count }

  private var indentation: String { String(repeating: " ", count: 2 * depth) }
}
