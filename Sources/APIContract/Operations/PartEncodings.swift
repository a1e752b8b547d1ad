import DataReading
package import Diagnostics
import OpenAPIDocument

/// How the parts of a form are encoded, including the defaults that the document leaves out.
package struct PartEncodings {
  /// The location of `encoding`; `nil` if it is left out.
  package let location: SourceLocation?
  private let written: [String: String]
  private let implied: [String: String]
  private let positions: Positions

  init(_ mediaType: Node, of name: String, _ resolver: NodeResolver, version: OpenAPIVersion) {
    let isForm = name.hasPrefix("multipart/") || name == "application/x-www-form-urlencoded"
    let entries = isForm ? mediaType["encoding"]?.mapping?.entries ?? [] : []
    let properties = mediaType["schema"].map { resolver($0) }?["properties"]
    func type(_ property: String) -> String { Self.contentType(of: properties?[property], resolver) }
    positions = Positions(mediaType, resolver, hasEncodings: version >= .v3_2 && name.hasPrefix("multipart/"))
    location = ["encoding", "prefixEncoding", "itemEncoding"].lazy.compactMap { mediaType[$0]?.location }.first
    written = Dictionary(entries.map { ($0.key, Self.text($0.value, type($0.key), resolver)) }) { first, _ in first }
    implied = Dictionary((properties?.mapping?.keys ?? []).map { ($0, "\(type($0)) form true false []") }) { first, _ in
      first
    }
  }

  /// Whether a part that occurs on both sides is encoded otherwise.
  package func differs(from other: PartEncodings) -> Bool {
    positions.differs(from: other.positions)
      || Set(written.keys).union(other.written.keys).contains { name in
        let (one, two) = (written[name] ?? implied[name], other.written[name] ?? other.implied[name])
        return one != nil && two != nil && one != two
      }
  }

  /// How the parts of a list are encoded, which have positions instead of names.
  private struct Positions {
    /// The encodings of the parts, in order; the last one is that of all others.
    private let texts: [String]
    private let isWritten: Bool

    init(_ mediaType: Node, _ resolver: NodeResolver, hasEncodings: Bool) {
      let schema = mediaType["schema"].map { resolver($0) }
      let first = hasEncodings ? mediaType["prefixEncoding"]?.sequence ?? [] : []
      let others = hasEncodings ? mediaType["itemEncoding"] : nil
      let schemas = schema?["prefixItems"]?.sequence ?? []
      let items = schema?["items"] ?? mediaType["itemSchema"]
      isWritten = !first.isEmpty || others != nil
      texts = (0...max(first.count, schemas.count)).map { index in
        let type = contentType(of: index < schemas.count ? schemas[index] : items, resolver)
        let encoding = index < first.count ? first[index] : others
        return encoding.map { text($0, type, resolver) } ?? "\(type) form true false []"
      }
    }

    func differs(from other: Self) -> Bool {
      let count = max(texts.count, other.texts.count)
      return (isWritten || other.isWritten) && (0..<count).contains { encoding(at: $0) != other.encoding(at: $0) }
    }

    private func encoding(at index: Int) -> String? { index < texts.count ? texts[index] : texts.last }
  }

  private static func text(_ encoding: Node, _ implied: String, _ resolver: NodeResolver) -> String {
    let encoding = resolver(encoding)
    let style = encoding["style"]?.string ?? "form"
    let headers = (encoding["headers"]?.mapping?.entries ?? []).map { entry in
      let header = resolver(entry.value)
      let meaning = (header.mapping?.entries ?? []).filter { !Node.annotations.contains($0.key) }.map {
        Mapping.Entry(
          key: $0.key, keyLocation: $0.keyLocation, value: $0.key == "schema" ? resolver($0.value) : $0.value)
      }
      return "\(entry.key.lowercased()): \(Node(.mapping(Mapping(meaning)), at: header.location).jsonText)"
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
