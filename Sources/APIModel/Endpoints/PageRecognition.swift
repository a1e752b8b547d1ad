import OpenAPIDocument
import SpecReading

/// A list envelope: recognised by its members, so that one generic type serves all lists.
struct PageEnvelope {
  let hasCount: Bool
  let items: SchemaUse?

  /// - Returns: nil unless the object has `results`, an array, and `next`, and nothing beyond `previous` and `count`.
  init?(_ schema: NormalSchema, _ normal: SchemaNormalizer) {
    guard case .object(let object) = schema.shape, case .none = object.additional else { return nil }
    let names = Set(object.properties.map(\.name))
    guard names.isSuperset(of: ["results", "next"]), names.isSubset(of: ["results", "next", "previous", "count"]),
      let results = object.properties.first(where: { $0.name == "results" }),
      case .array(let items) = normal(results.use).shape
    else { return nil }
    hasCount = names.contains("count")
    self.items = items
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
