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

  /// Whether Foundation declares it, or something it is made of.
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
  /// Writes a name as an identifier. Text of comments and references to symbols takes the name's own `text`.
  mutating func appendInterpolation(_ name: SwiftIdentifier) {
    appendLiteral(name.escaped)
  }
}

extension SwiftIdentifier {
  /// The name as an identifier: between backticks where Swift means something else by it.
  var escaped: String { Self.keywords.contains(text) ? "`\(text)`" : text }

  /// The name as the label of an argument in a call, where the compiler wants no backticks but for one word.
  var label: String { self == "inout" ? "`inout`" : text }

  /// Swift's keywords that can't be names as they are (The Swift Programming Language, Lexical Structure).
  private static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator",
    "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct",
    "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}
