import OpenAPIDocument
import Diagnostics

/// The properties that several parts declare, each once and at the place of its first declaration. All declarations of
/// a property apply. They are merged together, because merging them one after the other would visit the first ones
/// repeatedly.
struct PropertyCollection {
  private var order: [String] = []
  private var declarations: [String: [ObjectShape.Property]] = [:]

  mutating func add(_ properties: [ObjectShape.Property]) {
    for property in properties {
      if declarations[property.name] == nil { order.append(property.name) }
      declarations[property.name, default: []].append(property)
    }
  }

  /// - Parameter required: The names that any part requires.
  func merged(required: Set<String>) -> [ObjectShape.Property] {
    order.compactMap { name in
      guard let all = declarations[name], let last = all.last, let use = SchemaUse.merged(all.map(\.use)) else {
        return nil
      }
      return ObjectShape.Property(
        name: name, use: use, isRequired: required.contains(name) || all.contains(where: \.isRequired),
        location: last.location)
    }
  }
}

extension SchemaUse {
  /// The place of the property's schema.
  var location: SourceLocation {
    switch self {
    case .inline(let schema): schema.location
    case .reference(_, let location): location
    }
  }

  /// Returns a schema of which all parts apply; attributes of later parts take precedence. Returns `nil` for no parts.
  static func merged(_ uses: [SchemaUse]) -> SchemaUse? {
    guard let latest = uses.last else { return nil }
    // Merged schemas are split up, and the parts are sorted by their places: so the same parts are the same schema, in
    // whatever way they are reached, and recursion ends.
    var seen: Set<SchemaUse> = []
    let parts = uses.flatMap(\.mergedParts).filter { seen.insert($0).inserted }.sorted { $0.location < $1.location }
    guard let last = parts.last, Set(uses).count > 1, parts.count > 1 else { return latest }
    var whole = Schema(location: last.location)
    whole.allOf = parts
    for case .inline(let written) in uses.reversed() {
      whole.title = whole.title ?? written.title
      whole.description = whole.description ?? written.description
      whole.readOnly = whole.readOnly || written.readOnly
      whole.writeOnly = whole.writeOnly || written.writeOnly
      whole.deprecated = whole.deprecated || written.deprecated
      whole.extensions.merge(written.extensions) { first, _ in first }
    }
    return .inline(whole)
  }

  private var mergedParts: [SchemaUse] {
    if case .inline(let schema) = self, schema.isMerged { schema.allOf } else { [self] }
  }
}

extension Schema {
  /// Whether the schema isn't written anywhere, but merged from declarations at several places.
  fileprivate var isMerged: Bool { allOf.count > 1 && allOf.last?.location == location }
}
