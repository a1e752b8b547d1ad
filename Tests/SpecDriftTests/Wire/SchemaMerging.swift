import DataReading
import Foundation

/// Two schemas without combinations as one that says what both say, as far as values are made from it.
enum SchemaMerging {
  static func merged(_ one: Node, _ other: Node) -> Node {
    one.with(
      (other.mapping?.entries ?? []).map { entry in
        (entry.key, one[entry.key].map { merged($0, entry.value, at: entry.key) } ?? entry.value)
      })
  }

  private static func merged(_ one: Node, _ other: Node, at keyword: String) -> Node {
    switch keyword {
    case "properties":
      one.with(
        (other.mapping?.entries ?? []).map { entry in
          (entry.key, one[entry.key].map { both($0, entry.value) } ?? entry.value)
        })
    case "items", "contains", "propertyNames": both(one, other)
    case "additionalProperties": one.bool == false || other.bool == false ? .made(.bool(false)) : both(one, other)
    case "required": .made(.sequence((one.sequence ?? []) + (other.sequence ?? [])))
    case "type": types(one, other)
    case "format": one.string.flatMap(TextFormat.examples) == nil ? other : one
    case "enum":
      .made(.sequence((one.sequence ?? []).filter { value in (other.sequence ?? []).contains(where: value.isSame) }))
    case "multipleOf": .made(.number("\((one.decimal ?? 1) * (other.decimal ?? 1))"))
    case _ where keyword.hasPrefix("min") || keyword == "exclusiveMinimum":
      (one.decimal ?? 0) > (other.decimal ?? 0) ? one : other
    case _ where keyword.hasPrefix("max") || keyword == "exclusiveMaximum":
      (one.decimal ?? 0) < (other.decimal ?? 0) ? one : other
    default: one
    }
  }

  private static func both(_ one: Node, _ other: Node) -> Node { .object([("allOf", .made(.sequence([one, other])))]) }

  private static func types(_ one: Node, _ other: Node) -> Node {
    let (left, right) = ([one, other].map { $0.sequence?.compactMap(\.string) ?? [$0.string ?? ""] }).pair
    let common =
      left.filter { right.contains($0) || ($0 == "integer" && right.contains("number")) }
      + (left.contains("number") && right.contains("integer") && !left.contains("integer") ? ["integer"] : [])
    return .made(.sequence(common.map { .made(.string($0)) }))
  }
}

extension [[String]] {
  fileprivate var pair: ([String], [String]) { (self[0], self[1]) }
}
