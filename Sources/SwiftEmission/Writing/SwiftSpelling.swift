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
    case .bytes: "[UInt8]"
    case .void: "Void"
    case .redirect: "Redirect"
    case .array(let element): "[\(element.swift)]"
    case .map(let value): "[String: \(value.swift)]"
    case .optional(let wrapped): "\(wrapped.swift)?"
    case .named(let name): name
    case .page(.offset, let item): "OffsetPage<\(item.swift)>"
    case .page(.cursor, let item): "CursorPage<\(item.swift)>"
    case .page(.before, let item): "TimePage<\(item.swift)>"
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

extension String {
  /// The name as an identifier: between backticks where Swift means something else by it.
  var escaped: String { Self.keywords.contains(self) ? "`\(self)`" : self }

  /// Swift's keywords that can't be names as they are (The Swift Programming Language, Lexical Structure).
  private static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "as", "associatedtype", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator",
    "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct",
    "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}
