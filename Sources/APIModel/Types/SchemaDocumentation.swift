import OpenAPIDocument
import SpecReading

extension Documentation {
  /// What a schema says of its values. A member also says what its type can't: defaults and bounds.
  init(_ schema: NormalSchema, isMember: Bool = false) {
    let attributes = schema.attributes
    self.init(prose: attributes.prose ?? attributes.title)
    guard isMember else {
      if attributes.isDeprecated { facts.append("Deprecated.") }
      return
    }
    if attributes.isDeprecated { facts.append("Deprecated.") }
    if let value = attributes.defaultValue, case .null = value.value {
    } else if let value = attributes.defaultValue {
      facts.append("Default: `\(value.jsonText)`.")
    }
    facts += Self.bounds(attributes.constraints, format: attributes.format)
  }

  private static func bounds(_ constraints: [Constraint], format: String?) -> [String] {
    var values: [String: String] = [:]
    for constraint in constraints where values[constraint.keyword] == nil {
      values[constraint.keyword] = constraint.value.jsonText
    }
    var facts: [String] = []
    func range(_ low: String, _ high: String, _ unit: String) {
      switch (values[low], values[high]) {
      case (let low?, let high?) where low == high: facts.append("Exactly \(low)\(unit).")
      case (let low?, let high?): facts.append("\(low) to \(high)\(unit).")
      case (let low?, nil): facts.append("At least \(low)\(unit).")
      case (nil, let high?): facts.append("At most \(high)\(unit).")
      case (nil, nil): break
      }
    }
    range("minimum", "maximum", "")
    if let low = values["exclusiveMinimum"] { facts.append("More than \(low).") }
    if let high = values["exclusiveMaximum"] { facts.append("Less than \(high).") }
    range("minLength", "maxLength", " characters")
    range("minItems", "maxItems", " elements")
    range("minProperties", "maxProperties", " members")
    if let divisor = values["multipleOf"] { facts.append("A multiple of \(divisor).") }
    if values["uniqueItems"] == "true" { facts.append("No element twice.") }
    if let pattern = values["pattern"] { facts.append("Matches the pattern `\(pattern)`.") }
    switch format {
    case "uri", "uri-reference", "url": facts.append("A URI.")
    case "email": facts.append("An e-mail address.")
    default: break
    }
    return facts
  }
}
