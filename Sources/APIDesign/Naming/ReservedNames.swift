import APIModel

/// Names that emitted code can't use because they would hide, or clash with, what it leans on.
enum ReservedNames {
  /// Types of the standard library, Foundation and `OperationCore` that stand in emitted files, and names that can't
  /// be types.
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

  /// Names that an object's member can't have, even between backticks, or that `Hashable` gives it.
  static let members: Set<SwiftIdentifier> = ["init", "self", "Self", "Type", "Protocol", "json", "hashValue"]

  /// Names that a static member of an enum can't have: they are the type's own, or those of an optional, whose `.none`
  /// would be meant where the property can be nil.
  static let enumCases: Set<SwiftIdentifier> = [
    "init", "self", "Self", "Type", "Protocol", "known", "unlisted", "rawValue", "isKnown", "allCases", "none", "some",
  ]

  /// Names that an argument can't have, because every endpoint function has them or names a type so.
  static let arguments: Set<SwiftIdentifier> = types.union(["scope", "body", "sender", "self", "init"])

  /// Names that a function of a namespace can't have, even between backticks.
  static let functions: Set<SwiftIdentifier> = ["init", "self", "Self", "Type", "Protocol"]

  /// Names that a function or a property of a handle can't have: what every handle keeps.
  static let handles: Set<SwiftIdentifier> = ["sender", "scope", "init", "self", "Self", "Type", "Protocol"]

  /// Names that a property of every sender can't have.
  static let sender: Set<SwiftIdentifier> = ["send", "items", "init", "self", "Self", "Type", "Protocol"]

  /// Names that a case of a union can't have; those of an optional for the same reason as in an enum.
  static let unionCases: Set<SwiftIdentifier> = [
    "init", "self", "Self", "Type", "Protocol", "other", "json", "value", "none", "some", "isOther",
  ]
}
