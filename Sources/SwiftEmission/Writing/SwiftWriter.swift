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

  /// An argument of a call.
  enum Argument {
    case plain(String)
    /// A literal between brackets, which may be broken between its elements.
    case list(label: String, [String])

    var text: String {
      switch self {
      case .plain(let text): text
      case .list(let label, let elements): "\(label)[\(elements.joined(separator: ", "))]"
      }
    }
  }

  /// Writes a call, on one line or filled over several.
  mutating func call(_ opening: String, _ arguments: [String], closing: String = ")") {
    call(opening, groups: [arguments.map { .plain($0) }], closing: closing)
  }

  /// Writes a call whose groups of arguments begin on lines of their own when it is broken.
  mutating func call(_ opening: String, groups: [[Argument]], closing: String = ")") {
    let whole = opening + "(" + groups.joined().map(\.text).joined(separator: ", ") + closing
    if fits(whole) || groups.joined().isEmpty {
      line(whole)
      return
    }
    line(opening + "(")
    indented { writer in
      for (index, group) in groups.enumerated() {
        let end = index == groups.count - 1 ? closing : ","
        if case .list(let label, let elements)? = group.first, group.count == 1, !writer.fits(group[0].text + end) {
          writer.line(label + "[")
          // The only element has no comma behind it, as swift-format has it.
          writer.indented { $0.fill(elements, end: elements.count > 1 ? "," : "") }
          writer.line("]" + end)
        } else {
          writer.fill(group.map(\.text), end: end)
        }
      }
    }
  }

  mutating func indented(_ body: (inout SwiftWriter) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// Whether a line with this text would be short enough.
  func fits(_ text: String) -> Bool {
    indentation.count + text.count <= Self.width && !text.contains("\n")
  }

  private var indentation: String { String(repeating: " ", count: 2 * depth) }

  /// Writes a list that ends in a comma, as the elements of a broken array literal do.
  mutating func filled(_ items: [String]) {
    fill(items, end: ",")
  }

  /// Writes items with commas between, as many on a line as there is room for.
  private mutating func fill(_ items: [String], end: String) {
    var current = ""
    for (index, item) in items.enumerated() {
      let isLast = index == items.count - 1
      let text = item + (isLast ? end : ",")
      if current.isEmpty {
        current = text
      } else if fits(current + " " + text) {
        current += " " + text
      } else {
        line(current)
        current = text
      }
    }
    if !current.isEmpty { line(current) }
  }
}
