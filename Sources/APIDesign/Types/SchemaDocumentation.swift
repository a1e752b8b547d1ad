import APIModel
import OpenAPIDocument
import DataReading

extension Documentation {
  /// What a schema says of its values.
  init(_ schema: NormalSchema) {
    self.init(prose: schema.attributes.prose ?? schema.attributes.title)
    if schema.attributes.isDeprecated { facts.append("Deprecated.") }
  }

  /// What is said of values at one place: the place's own prose, and what a type can't say: defaults and bounds.
  ///
  /// A type that is declared has its prose there, so that it isn't repeated at each place. In a change there are no
  /// defaults: what is absent is kept.
  fileprivate init(
    of schema: NormalSchema, elements: NormalSchema?, at use: SchemaUse, as role: Role, showsDefault: Bool
  ) {
    let attributes = schema.attributes
    var ownProse: String?
    if case .inline(let written) = use { ownProse = written.description ?? written.title }
    self.init(
      prose: ownProse ?? (schema.declaresType && schema.name != nil ? nil : attributes.prose ?? attributes.title))
    if attributes.isDeprecated { facts.append("Deprecated.") }
    let isHidden = schema.shape.scalar == .secret
    if let value = attributes.defaultValue, !value.isNull, role != .patch, showsDefault, !isHidden {
      facts.append(value.string == "" ? "Default: empty text." : "Default: `\(value.shown)`.")
    }
    facts += Self.bounds(attributes.constraints, format: attributes.format)
    if let elements {
      facts += Self.bounds(elements.attributes.constraints, format: elements.attributes.format).map {
        $0 == Self.notEmpty ? "No element empty." : "Each element: \($0)"
      }
    }
  }

  private static let notEmpty = "Not empty."

  private static func bounds(_ constraints: [Constraint], format: String?) -> [String] {
    var values: [String: String] = [:]
    for constraint in constraints where values[constraint.keyword] == nil {
      values[constraint.keyword] = constraint.value.shown
    }
    // Before 3.1 a flag says of the bound beside it that it isn't in the range.
    for (flag, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
      guard let value = values[flag], value == "true" || value == "false" else { continue }
      values[flag] = value == "true" ? values.removeValue(forKey: bound) : nil
    }
    var facts: [String] = []
    func range(_ low: String, _ high: String, _ unit: String) {
      switch (values[low], values[high]) {
      case (let low?, let high?) where low == high: facts.append("Exactly \(low)\(unit).")
      case (let low?, let high?): facts.append("\(low) to \(high)\(unit).")
      case ("1"?, nil) where !unit.isEmpty: facts.append(notEmpty)
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
    // A type that is more than text has its own notation.
    if let pattern = values["pattern"], format == nil { facts.append("Matches the pattern `\(pattern)`.") }
    switch format {
    case "uri", "uri-reference", "url": facts.append("A URI.")
    case "email": facts.append("An e-mail address.")
    default: break
    }
    return facts
  }
}

extension SchemaNormalizer {
  /// What is said of values at one place, and of their elements where they are lists.
  func documentation(of use: SchemaUse, as role: Role, showsDefault: Bool = true) -> Documentation {
    let schema = self(use)
    var elements: NormalSchema?
    if case .array(let items?) = schema.shape { elements = self(items) }
    return Documentation(of: schema, elements: elements, at: use, as: role, showsDefault: showsDefault)
  }
}

extension Node {
  /// The value as a reader expects to see it: text without quotes, and numbers without exponents and zeros that say nothing, as
  /// far as a `Double` holds them.
  fileprivate var shown: String {
    if let string { return string }
    guard case .number(let text) = value, let number = Double(text), Double("\(number)") == Double(text) else {
      return jsonText
    }
    return Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
