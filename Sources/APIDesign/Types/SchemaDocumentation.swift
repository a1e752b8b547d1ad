import APIModel
import OpenAPIDocument
import DataReading

extension Documentation {
  /// Returns the documentation of a type.
  init(_ schema: NormalSchema) {
    self.init(prose: schema.attributes.prose ?? schema.attributes.title)
    if schema.attributes.isDeprecated { facts.append("Deprecated.") }
  }

  /// Returns the documentation of values at one place: the prose of the place, and what a type can't express, such as
  /// defaults and bounds.
  ///
  /// A declared type documents its prose itself, so that it isn't repeated at each place. In a PATCH body there are no
  /// defaults, because absent properties are kept.
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
    if constraints.isEmpty, format == nil { return [] }
    var values: [String: String] = [:]
    for constraint in constraints where values[constraint.keyword] == nil {
      values[constraint.keyword] = constraint.value.shown
    }
    // Before 3.1, a flag excludes the bound beside it from the range.
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
    // A type other than a plain string has its own notation.
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
  /// Returns the facts about values at one place, including the elements of lists.
  func documentation(of use: SchemaUse, as role: Role, showsDefault: Bool = true) -> Documentation {
    documentation(of: self(use), at: use, as: role, showsDefault: showsDefault)
  }

  /// Returns the facts about values of a schema at one of its uses.
  func documentation(
    of schema: NormalSchema, at use: SchemaUse, as role: Role, showsDefault: Bool = true
  ) -> Documentation {
    var elements: NormalSchema?
    if case .array(let items?) = schema.shape { elements = self(items) }
    return Documentation(of: schema, elements: elements, at: use, as: role, showsDefault: showsDefault)
  }
}

extension Node {
  /// The value as a person would write it: strings without quotes, and numbers without exponents and trailing zeros if
  /// a `Double` represents them.
  fileprivate var shown: String {
    if let string { return string }
    guard case .number(let text) = value, let number = Double(text), Double("\(number)") == Double(text) else {
      return jsonText
    }
    return Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
