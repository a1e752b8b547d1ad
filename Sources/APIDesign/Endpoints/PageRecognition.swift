import APIModel
import OpenAPIDocument
import DataReading

/// Recognizes the page of a list by its properties and their types, so that one generic type serves all lists.
struct PageEnvelope {
  let hasCount: Bool
  let items: SchemaUse?

  /// The result of the recognition.
  enum Recognition {
    case page(PageEnvelope)
    /// The object has the property names of a page, but isn't one for this reason.
    case lookalike(String)
    case other
  }

  /// A page has `results`, an array, and `next`, a link, and no other properties than `previous`, a link, and `count`,
  /// a number.
  static func recognize(_ schema: NormalSchema, _ normal: SchemaNormalizer) -> Recognition {
    guard case .object(let object) = schema.shape, case .none = object.additional else { return .other }
    let properties = Dictionary(
      object.properties.map { ($0.name, normal($0.use)) }, uniquingKeysWith: { first, _ in first })
    let names = Set(properties.keys)
    guard names.isSuperset(of: ["results", "next"]), names.isSubset(of: ["results", "next", "previous", "count"]) else {
      return .other
    }
    if schema.attributes.isNullable { return .lookalike("it can be null") }
    guard case .array(let items)? = properties["results"]?.shape else { return .lookalike("'results' isn't an array") }
    for name in ["next", "previous"] where properties[name].map(\.isLink) == false {
      return .lookalike("'\(name)' isn't text")
    }
    if let count = properties["count"], !count.isWholeNumber { return .lookalike("'count' isn't a whole number") }
    for name in ["results", "count"] where properties[name]?.attributes.isNullable == true {
      return .lookalike("'\(name)' can be null")
    }
    return .page(PageEnvelope(hasCount: names.contains("count"), items: items))
  }
}

extension NormalSchema {
  fileprivate var isLink: Bool { if case .scalar(.string) = shape { true } else { false } }

  fileprivate var isWholeNumber: Bool {
    switch shape {
    case .scalar(.int), .scalar(.int64): true
    default: false
    }
  }
}

extension PageKind {
  /// Reads `x-pagination`.
  init?(_ node: Node) {
    switch node.string ?? node["kind"]?.string {
    case "offset": self = .offset
    case "cursor": self = .cursor
    case "before":
      guard let member = node["member"]?.string else { return nil }
      self = .before(member: member)
    default: return nil
    }
  }
}
