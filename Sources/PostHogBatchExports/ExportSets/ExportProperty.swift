import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A property of batch exports that a set can manage: where it is in the API's JSON, and which values it takes.
package struct ExportProperty: Sendable, Hashable {
  /// Which values a property takes.
  package enum Kind: Sendable, Hashable {
    case text
    /// Text that the server stores without white space around it.
    case trimmedText
    case boolean
    case integer(ClosedRange<Int>)
    /// A date and time with an offset.
    case date
    case choice([String])
    case texts
    case filters
    /// Settings of the query engine, of which the server doesn't store those that are null.
    case modifiers
    /// The number of an integration or, if the second value is true, a text instead.
    case integration(orText: Bool)
    /// A credential, which servers never return: only a reference to it can be managed.
    case secret
  }

  /// The path in the JSON of an export, such as `destination.config.prefix`.
  package let path: String
  /// Which values it takes.
  package let kind: Kind
  /// Whether the server can be told to store null. Other properties can't be unset.
  package var isNullable = false
  /// Whether an export can't be created without it.
  package var isRequired = false

  /// Whether the property is a credential.
  package var isSecret: Bool { kind == .secret }

  /// Whether the property says where a destination is, and not only how it is written to.
  var saysWhere: Bool { path.hasPrefix("destination.config.") && (kind == .text || isRequired) && !isSecret }
}

extension ExportProperty {
  /// The largest number of an integration, and of a file's megabytes: what a database's integer holds.
  static let anyNumber = 0...Int(Int32.max)

  /// Returns what is wrong with a value; nil if the server can take it. The text never has the value in it.
  func fault(of value: JSONValue) -> String? {
    if value.isNull { return nil }
    let isGood =
      switch kind {
      case .text, .trimmedText: value.string != nil
      case .boolean: value.bool != nil
      case .integer(let range): value.int.map(range.contains) ?? false
      case .date: Self.date(value) != nil
      case .choice(let choices): value.string.map(choices.contains) ?? false
      case .texts: value.array?.allSatisfy { $0.string != nil } ?? false
      case .filters: Self.areFilters(value)
      case .modifiers: value.object != nil && value.canBeInFiles()
      case .integration(let takesText): value.int.map(Self.anyNumber.contains) ?? (takesText && value.string != nil)
      case .secret: false
      }
    return isGood ? nil : "it has to be \(expectation)"
  }

  /// Which values the property takes, in words.
  package var expectation: String {
    switch kind {
    case .text, .trimmedText: "text"
    case .boolean: "true or false"
    case .integer(let range) where range.upperBound > 1000: "a whole number"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .date: "a date and time with an offset, such as 2026-01-31T00:00:00Z"
    case .choice(let choices): "one of \(choices.joined(separator: ", "))"
    case .texts: "a list of texts"
    case .filters: "a list of filters, each with a type, and perhaps a key, an operator and a value"
    case .modifiers: "a mapping, in which no name occurs twice"
    case .integration(orText: false): "the number of an integration"
    case .integration(orText: true): "the number of an integration, or the ARN of a role"
    case .secret: "a reference to an environment variable: {env: NAME}"
    }
  }

  /// Returns a value in the one form in which equal values are equal, whatever server stores it.
  ///
  /// Older servers return numbers and booleans as text.
  func normalized(_ value: JSONValue) -> JSONValue {
    switch (kind, value.string) {
    case (.trimmedText, let text?): JSONValue(text.trimmedAsByServer)
    case (.boolean, let text?):
      ["true", "false"].contains(text.lowercased()) ? JSONValue(text.lowercased() == "true") : value
    case (.integer, let text?), (.integration, let text?): Int(text).map { JSONValue($0) } ?? value
    case (.date, _): Self.date(value).map { JSONValue($0) } ?? value
    case (.filters, _): value.array.map { JSONValue($0.map(\.withoutNulls)) } ?? value
    case (.modifiers, _): value.withoutNulls
    default: value
    }
  }

  private static func date(_ value: JSONValue) -> Date? { value.string.flatMap { Date(rfc3339: $0) } }

  /// Returns whether filters are sent as they are written.
  private static func areFilters(_ value: JSONValue) -> Bool {
    guard let filters = try? value.decode(as: [BatchExportFilter].self), value.canBeInFiles() else { return false }
    return JSONValue(filters) == JSONValue((value.array ?? []).map(\.withoutNulls))
  }
}

extension JSONValue {
  /// An object without the properties that are null; any other value as it is.
  fileprivate var withoutNulls: JSONValue {
    guard let object else { return self }
    var json = JSONWriter()
    json.writeObject { json in
      for (name, value) in object where !value.isNull { json.writeMember(name, value) }
    }
    return (try? JSONValue(json: json.bytes)) ?? self
  }

  /// Returns whether files of all formats can hold the value: no object has a name twice, also in two Unicode forms, no
  /// number is too large, and nothing is nested deeply.
  fileprivate func canBeInFiles(depth: Int = 0) -> Bool {
    guard depth < 100 else { return false }
    if let object {
      return Set(object.map(\.name)).count == object.count
        && object.allSatisfy { $0.value.canBeInFiles(depth: depth + 1) }
    }
    if kind == .number { return double?.isFinite ?? false }
    return array?.allSatisfy { $0.canBeInFiles(depth: depth + 1) } ?? true
  }
}

extension String {
  /// The text without the white space around it that the server removes from names and queries.
  package var trimmedAsByServer: String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || ("\u{1C}"..."\u{1F}").contains(scalar)
    }
    let scalars = unicodeScalars.drop(while: isSpace)
    guard let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(String.UnicodeScalarView(scalars[...last]))
  }
}
