import DataReading
package import Diagnostics
import OpenAPIDocument

/// How the parts of a form are encoded, including the defaults that the document leaves out.
package struct PartEncodings: CustomStringConvertible {
  /// The location of `encoding`; `nil` if it is left out.
  package let location: SourceLocation?
  /// The schemas of the headers that parts have, by the names of the part and of the header.
  package let headers: [String: SchemaParts]
  private let written: [String: String]
  private let implied: [String: String]
  private let positions: Positions

  init(_ mediaType: Node, of name: String, _ forms: SchemaForms, version: OpenAPIVersion) {
    let isForm = name.hasPrefix("multipart/") || name == "application/x-www-form-urlencoded"
    let entries = isForm ? mediaType["encoding"]?.mapping?.entries ?? [] : []
    let schema = isForm ? mediaType["schema"].map { forms(SchemaParts($0), .request) } : nil
    let types = (schema?.properties ?? [:]).mapValues { forms.contentType(of: $0.schema) }
    positions = Positions(
      mediaType, schema, forms, hasEncodings: version >= .v3_2 && name.hasPrefix("multipart/"))
    location = ["encoding", "prefixEncoding", "itemEncoding"].lazy.compactMap { mediaType[$0]?.location }.first
    written = Dictionary(entries.map { ($0.key, Self.text($0.value, types[$0.key], forms.resolver)) }) { first, _ in
      first
    }
    implied = types.mapValues { "\($0) form true false []" }
    let schemas = entries.flatMap { entry in
      Self.headers(of: entry.value, forms.resolver).compactMap { name, header in
        header.valueSchema.map { ("\(entry.key) \(name)", $0) }
      }
    }
    headers = Dictionary(schemas) { first, _ in first }
  }

  /// The parts whose encoding is written, each with its content type, style and headers.
  package var description: String {
    let named = written.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return (named + positions.written).joined(separator: ", ")
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

    var written: [String] { isWritten ? texts : [] }

    init(_ mediaType: Node, _ schema: SchemaForm?, _ forms: SchemaForms, hasEncodings: Bool) {
      let first = hasEncodings ? mediaType["prefixEncoding"]?.sequence ?? [] : []
      let others = hasEncodings ? mediaType["itemEncoding"] : nil
      let schemas = schema?.firstItems ?? []
      let items = schema?.items ?? mediaType["itemSchema"].map { SchemaParts($0) }
      isWritten = !first.isEmpty || others != nil
      texts = (0...max(first.count, schemas.count)).map { index in
        let type = forms.contentType(of: index < schemas.count ? schemas[index] : items)
        let encoding = index < first.count ? first[index] : others
        return encoding.map { text($0, type, forms.resolver) } ?? "\(type) form true false []"
      }
    }

    func differs(from other: Self) -> Bool {
      let count = max(texts.count, other.texts.count)
      return (isWritten || other.isWritten) && (0..<count).contains { encoding(at: $0) != other.encoding(at: $0) }
    }

    private func encoding(at index: Int) -> String? { index < texts.count ? texts[index] : texts.last }
  }

  private static func text(_ encoding: Node, _ implied: String?, _ resolver: NodeResolver) -> String {
    let encoding = resolver(encoding)
    let style = encoding["style"]?.string ?? "form"
    let headers = headers(of: encoding, resolver).map { name, header in
      let meaning = (header.mapping?.entries ?? []).filter { !["schema", "content"].contains($0.key) }
      let text = Node(.mapping(Mapping(meaning)), at: header.location).withoutAnnotations.jsonText
      return "\(name): \(text) \(header["content"]?.mapping?.keys.first ?? "") \(header.valueSchema != nil)"
    }
    let contentTypes = encoding["contentType"]?.string?.lowercased().split(separator: ",")
      .map { $0.split(separator: " ").joined(separator: " ") }.sorted()
    let words = [
      contentTypes?.joined(separator: ", ") ?? implied ?? SchemaForms.octets, style,
      "\(encoding["explode"]?.bool ?? (style == "form"))", "\(encoding["allowReserved"]?.bool ?? false)",
      "\(headers.sorted())",
    ]
    return words.joined(separator: " ")
  }

  /// Returns the headers of a part, by their names in lower case.
  private static func headers(of encoding: Node, _ resolver: NodeResolver) -> [(name: String, header: Node)] {
    let entries = resolver(encoding)["headers"]?.mapping?.entries ?? []
    // `contentType` says what that header has, and not `headers`.
    return entries.map { ($0.key.lowercased(), resolver($0.value)) }.filter { name, _ in name != "content-type" }
  }
}

extension SchemaForms {
  fileprivate static let octets = "application/octet-stream"

  /// Returns the content type of a part for which none is written.
  fileprivate func contentType(of part: SchemaParts?) -> String {
    let schemas = part.map { leaves(of: $0) } ?? []
    let isBinary = schemas.contains { schema in
      schema.node["contentEncoding"] != nil || schema.node["contentMediaType"]?.string == Self.octets
        || schema.node["format"]?.string == "binary"
    }
    guard !isBinary, let allowed = types(of: schemas).types, !allowed.isEmpty else { return Self.octets }
    if allowed.contains(.object) { return "application/json" }
    guard allowed.contains(.array) else { return "text/plain" }
    // The items of a list in a list are JSON.
    let items = schemas.lazy.compactMap { $0.node["items"] }.first.map { SchemaParts($0) }
    let isNested = items.flatMap { types(of: leaves(of: $0)).types }?.contains(.array) == true
    return isNested ? "application/json" : contentType(of: items)
  }
}
