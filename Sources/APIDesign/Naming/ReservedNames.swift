import APIModel

/// Names that generated code can't declare because they would hide, or conflict with, names that it uses.
enum ReservedNames {
  /// Types of the standard library, Foundation and `OperationCore` that generated files use, and names that can't be
  /// types.
  static let types: Set<SwiftIdentifier> = [
    "Any", "AnyObject", "Array", "Bool", "Character", "Codable", "Collection", "Date", "Decodable", "Decoder",
    "Dictionary", "Double", "Duration", "Encodable", "Encoder", "Equatable", "Error", "Failure", "Float", "Hashable",
    "Hasher",
    "Identifiable", "Int", "Int32", "Int64", "Item", "Never", "Optional", "Protocol", "Result", "Self", "Sendable",
    "Sequence", "Set", "String", "Task", "Type", "UUID", "UInt8", "Void",
    "APIObject", "APIOperation", "APIValue", "DocumentedResponse", "Box", "CalendarDay", "CursorPage", "HTTPMethod",
    "ItemSequence",
    "JSONError",
    "JSONObjectReadable", "JSONObjectWritable", "JSONReadable", "JSONReader", "JSONValue", "JSONWritable",
    "JSONWriter", "OffsetPage", "OpenEnum", "OpenIntegerEnum", "OperationPath", "OperationSender", "Page",
    "PageSequence", "Paging", "PagingError", "Patch", "PathScope", "PathSegment", "Query", "QueryText", "QueryValue",
    "Redirect",
    "RetrySafety", "Scope", "Secret", "Sender", "TimePage", "BoundScope",
  ]

  /// Names that a property of an object can't have, even between backticks, or that `Hashable` declares.
  static let members: Set<SwiftIdentifier> = ["init", "self", "Self", "Type", "Protocol", "json", "hashValue"]

  /// Names that a static property of an enum can't have: they belong to the type, or to an optional, whose `.none`
  /// would be meant if the property can be `nil`.
  static let enumCases: Set<SwiftIdentifier> = [
    "init", "self", "Self", "Type", "Protocol", "known", "unlisted", "rawValue", "isKnown", "allCases", "none", "some",
  ]

  /// Names that an argument can't have, because every endpoint function has them or uses a type of that name.
  static let arguments: Set<SwiftIdentifier> = types.union(["scope", "body", "sender", "self", "init"])

  /// Names that a function of a namespace can't have, even between backticks.
  static let functions: Set<SwiftIdentifier> = ["init", "self", "Self", "Type", "Protocol"]

  /// Names that a function or a property of a handle can't have: the stored properties of every handle.
  static let handles: Set<SwiftIdentifier> = ["sender", "scope", "init", "self", "Self", "Type", "Protocol"]

  /// Names that a property of every sender can't have.
  static let sender: Set<SwiftIdentifier> = ["send", "items", "init", "self", "Self", "Type", "Protocol"]

  /// Names that a case of a union can't have; those of an optional for the same reason as in an enum.
  static let unionCases: Set<SwiftIdentifier> = [
    "init", "self", "Self", "Type", "Protocol", "other", "json", "value", "none", "some", "isOther",
  ]
}
