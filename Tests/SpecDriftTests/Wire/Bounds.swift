import DataReading
import Foundation

/// The bounds of a number, in OpenAPI 3.0 or 3.1.
struct Bounds {
  var minimum: (number: Decimal, isExclusive: Bool)?
  var maximum: (number: Decimal, isExclusive: Bool)?
  let step: Decimal?

  init(_ schema: Node) {
    step = schema["multipleOf"]?.decimal
    minimum = Self.bound(schema, "minimum", "exclusiveMinimum", stricter: >)
    maximum = Self.bound(schema, "maximum", "exclusiveMaximum", stricter: <)
  }

  private static func bound(
    _ schema: Node, _ inclusive: String, _ exclusive: String, stricter: (Decimal, Decimal) -> Bool
  ) -> (number: Decimal, isExclusive: Bool)? {
    let bound = schema[inclusive]?.decimal.map { ($0, schema[exclusive]?.bool ?? false) }
    guard let other = schema[exclusive]?.decimal else { return bound }
    guard let bound, stricter(bound.0, other) else { return (other, true) }
    return bound
  }

  func fault(of number: Decimal) -> String? {
    if let minimum, number < minimum.number || (minimum.isExclusive && number == minimum.number) {
      return "\(number) is too small"
    }
    if let maximum, number > maximum.number || (maximum.isExclusive && number == maximum.number) {
      return "\(number) is too large"
    }
    if let step, step != 0, !number.isMultiple(of: step) { return "\(number) isn't a multiple of \(step)" }
    return nil
  }
}
