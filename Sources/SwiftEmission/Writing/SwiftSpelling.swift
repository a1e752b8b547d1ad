import APIModel

extension TypeReference {
  /// The type as Swift source.
  var swift: String {
    switch self {
    case .string: "String"
    case .bool: "Bool"
    case .int: "Int"
    case .int64: "Int64"
    case .double: "Double"
    case .date: "Date"
    case .day: "CalendarDay"
    case .uuid: "UUID"
    case .secret: "Secret"
    case .json: "JSONValue"
    case .void: "Void"
    case .array(let element): "[\(element.swift)]"
    case .map(let value): "[String: \(value.swift)]"
    case .optional(let wrapped): "\(wrapped.swift)?"
    case .named(let name): "\(name)"
    case .page(let kind, let item): "\(kind.swift)<\(item.swift)>"
    case .anyScalar: "String"
    }
  }

  /// Whether the type is declared by Foundation, or contains one that is.
  var needsFoundation: Bool {
    switch self {
    case .date, .uuid: true
    case .array(let inner), .map(let inner), .optional(let inner), .page(_, let inner): inner.needsFoundation
    default: false
    }
  }
}

extension EndpointResponse.Content {
  /// The type of the output as Swift source.
  var swift: String {
    switch self {
    case .empty: "Void"
    case .json(let type): type.swift
    case .bytes: "[UInt8]"
    case .location: "Redirect"
    }
  }
}

extension PageKind {
  /// The generic type of a page.
  var swift: String {
    switch self {
    case .offset: "OffsetPage"
    case .cursor: "CursorPage"
    case .before: "TimePage"
    }
  }
}

extension DefaultStringInterpolation {
  /// Writes a name as an identifier. Comments and symbol references use the name's own `text` instead.
  mutating func appendInterpolation(_ name: SwiftIdentifier) {
    appendLiteral(name.escaped)
  }
}

extension SwiftIdentifier {
  /// The name as an identifier: between backticks if Swift would interpret it otherwise.
  var escaped: String { Self.keywords.contains(text) ? "`\(text)`" : text }

  /// The name as an argument label in a call, where the compiler requires backticks for only one word.
  var label: String { self == "inout" ? "`inout`" : text }

  /// Swift's keywords that need backticks as names (The Swift Programming Language, Lexical Structure).
  private static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator",
    "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct",
    "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}
