import APIModel

/// An argument of a call, or an element of a list, in a form that can be written on one line or on several.
indirect enum SwiftArgument {
  /// Text that can't be broken.
  case plain(String)
  /// A string after its label, which includes the colon.
  case literal(_ label: String, SwiftLiteral)
  /// A string after a key or another text, not indented further than that.
  case keyed(_ key: String, SwiftLiteral)
  /// An element of a dictionary; `fallback` follows `??`.
  case entry(key: SwiftLiteral, value: String, fallback: SwiftLiteral?)
  /// A call; `opening` is everything before its parenthesis.
  case call(String, [SwiftArgument])
  /// An array literal after its label.
  case list(_ label: String, [SwiftArgument])

  /// The argument on one line.
  var text: String {
    switch self {
    case .plain(let text): text
    case .literal(let lead, let literal), .keyed(let lead, let literal): lead + literal.text
    case .entry(let key, let value, let fallback):
      "\(key.text): \(value)\(fallback.map { " ?? \($0.text)" } ?? "")"
    case .call(let opening, let arguments): "\(opening)(\(arguments.text))"
    case .list(let label, let elements): "\(label)[\(elements.text)]"
    }
  }
}

extension [SwiftArgument] {
  /// The arguments on one line.
  var text: String { map(\.text).joined(separator: ", ") }
}

extension DefaultValue {
  /// Returns the value as an argument after its label.
  func argument(_ label: String = "") -> SwiftArgument {
    switch self {
    case .bool(let value): .plain("\(label)\(value)")
    case .integer(let value): .plain("\(label)\(value)")
    case .string(let text): .literal(label, SwiftLiteral(text))
    case .emptyList: .plain("\(label)[]")
    case .member(let name): .plain("\(label).\(name)")
    }
  }
}

extension SwiftWriter {
  /// Writes a call, on one line or filled over several.
  mutating func call(_ opening: String, _ arguments: [String], closing: String = ")") {
    call(opening, arguments.map { .plain($0) }, closing: closing)
  }

  /// Writes a call, on one line or filled over several.
  mutating func call(_ opening: String, _ arguments: [SwiftArgument], closing: String = ")") {
    call(opening, groups: [arguments], closing: closing)
  }

  /// Writes a call. If it is broken, each group of arguments begins on a line of its own.
  mutating func call(_ opening: String, groups: [[SwiftArgument]], closing: String = ")") {
    let whole = opening + "(" + Array(groups.joined()).text + closing
    if fits(whole) || groups.joined().isEmpty {
      line(whole)
      return
    }
    line(opening + "(")
    indented { writer in
      for (index, group) in groups.enumerated() {
        writer.fill(group, end: index == groups.count - 1 ? closing : ",")
      }
    }
  }

  /// Writes the attribute of something deprecated.
  mutating func deprecation(_ message: String) {
    guard !message.isEmpty else { return line("@available(*, deprecated)") }
    let arguments: [SwiftArgument] = [.plain("*"), .plain("deprecated"), .literal("message: ", SwiftLiteral(message))]
    guard !fits("@available(\(arguments.text))") else { return line("@available(\(arguments.text))") }
    line("@available(")
    indented { $0.fill(arguments, end: "") }
    line(")")
  }

  /// Writes the comment and the attribute of a function under its former name.
  mutating func renamed(to name: SwiftIdentifier) {
    line("/// The former name of `\(name.text)`.")
    line("@available(*, deprecated, renamed: \"\(name.text)\")")
  }

  /// Writes items separated by commas, as many on a line as fit.
  mutating func fill(_ items: [String], end: String) {
    fill(items.map { .plain($0) }, end: end)
  }

  /// Writes arguments separated by commas, as many on a line as fit. An argument that is too long for a line gets
  /// several of its own.
  mutating func fill(_ arguments: [SwiftArgument], end: String) {
    var current = ""
    for (index, argument) in arguments.enumerated() {
      let end = index == arguments.count - 1 ? end : ","
      let text = argument.text + end
      if !current.isEmpty, fits(current + " " + text) {
        current += " " + text
        continue
      }
      if !current.isEmpty { line(current) }
      current = text
      if !fits(text) {
        write(argument, end: end)
        current = ""
      }
    }
    if !current.isEmpty { line(current) }
  }

  /// Writes an argument on lines of its own.
  mutating func write(_ argument: SwiftArgument, end: String = "") {
    guard !fits(argument.text + end) else { return line(argument.text + end) }
    switch argument {
    case .literal(let label, let literal): multiline(label, literal, isIndented: !label.isEmpty, end: end)
    case .keyed(let key, let literal): multiline(key, literal, isIndented: false, end: end)
    case .entry(let key, let value, let fallback):
      write(.keyed("", key), end: ":")
      indented { $0.value(value, or: fallback, end: end) }
    case .call(let opening, let arguments) where !arguments.isEmpty:
      line(opening + "(")
      indented { $0.fill(arguments, end: ")" + end) }
    case .list(let label, let elements):
      line(label + "[")
      // A single element has no trailing comma, as swift-format writes it.
      indented { $0.fill(elements, end: elements.count > 1 ? "," : "") }
      line("]" + end)
    case .plain, .call: line(argument.text + end)
    }
  }

  /// Writes the value of a dictionary element, below its key.
  private mutating func value(_ value: String, or fallback: SwiftLiteral?, end: String) {
    guard let fallback else { return line(value + end) }
    let (whole, rest) = ("\(value) ?? \(fallback.text)\(end)", "?? \(fallback.text)\(end)")
    guard !fits(whole) else { return line(whole) }
    line(value)
    guard !fits(rest) else { return line(rest) }
    indented { $0.multiline("?? ", fallback, isIndented: false, end: end) }
  }

  private mutating func multiline(_ lead: String, _ literal: SwiftLiteral, isIndented: Bool, end: String) {
    line(lead + "\"\"\"")
    func body(_ writer: inout SwiftWriter) {
      for text in literal.lines(width: writer.room) { writer.line(text) }
      writer.line("\"\"\"" + end)
    }
    if isIndented { indented(body) } else { body(&self) }
  }
}
