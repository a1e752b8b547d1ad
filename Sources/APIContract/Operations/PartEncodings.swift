import DataReading
package import Diagnostics

/// How the parts of a form are encoded, including the defaults that the document leaves out.
package struct PartEncodings {
  /// The location of `encoding`; `nil` if it is left out.
  package let location: SourceLocation?
  private let written: [String: String]
  private let implied: [String: String]

  init(_ mediaType: Node, of name: String, _ resolver: NodeResolver) {
    let isForm = name.hasPrefix("multipart/") || name == "application/x-www-form-urlencoded"
    let entries = isForm ? mediaType["encoding"]?.mapping?.entries ?? [] : []
    let properties = mediaType["schema"].map { resolver($0) }?["properties"]
    func type(_ property: String) -> String { Self.contentType(of: properties?[property], resolver) }
    location = mediaType["encoding"]?.location
    written = Dictionary(entries.map { ($0.key, Self.text(resolver($0.value), type($0.key))) }) { first, _ in first }
    implied = Dictionary((properties?.mapping?.keys ?? []).map { ($0, "\(type($0)) form true false []") }) { first, _ in
      first
    }
  }

  /// Whether a part that occurs on both sides is encoded otherwise.
  package func differs(from other: PartEncodings) -> Bool {
    Set(written.keys).union(other.written.keys).contains { name in
      let (one, two) = (written[name] ?? implied[name], other.written[name] ?? other.implied[name])
      return one != nil && two != nil && one != two
    }
  }

  private static func text(_ encoding: Node, _ implied: String) -> String {
    let style = encoding["style"]?.string ?? "form"
    let headers = (encoding["headers"]?.mapping?.entries ?? []).map { entry in
      let meaning = (entry.value.mapping?.entries ?? []).filter {
        !Node.annotations.contains($0.key) || $0.key == "$ref"
      }
      return "\(entry.key.lowercased()): \(Node(.mapping(Mapping(meaning)), at: entry.value.location).jsonText)"
    }
    let words = [
      encoding["contentType"]?.string?.lowercased() ?? implied, style,
      "\(encoding["explode"]?.bool ?? (style == "form"))", "\(encoding["allowReserved"]?.bool ?? false)",
      "\(headers.sorted())",
    ]
    return words.joined(separator: " ")
  }

  /// Returns the content type of a part for which none is written.
  private static func contentType(of property: Node?, _ resolver: NodeResolver) -> String {
    guard let schema = property.map({ resolver($0) }) else { return "application/octet-stream" }
    if schema["contentEncoding"] != nil || schema["format"]?.string == "binary" { return "application/octet-stream" }
    let types = schema["type"]?.sequence?.compactMap(\.string) ?? [schema["type"]?.string].compactMap(\.self)
    switch types.first(where: { $0 != "null" }) {
    case "object": return "application/json"
    case "array": return contentType(ofItems: schema["items"], resolver)
    case .some: return "text/plain"
    case nil: return "application/octet-stream"
    }
  }

  /// The items of a list in a list are JSON.
  private static func contentType(ofItems items: Node?, _ resolver: NodeResolver) -> String {
    let schema = items.map { resolver($0) }
    return schema?["type"]?.string == "array" ? "application/json" : contentType(of: schema, resolver)
  }
}
