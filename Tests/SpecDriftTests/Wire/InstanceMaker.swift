import DataReading
import Foundation
import TestSupport

/// Makes values at random that a schema describes.
struct InstanceMaker {
  let check: SchemaCheck
  /// Values that occur in one of the two documents: bounds, constants and the like.
  let hints: Hints
  var random: SeededGenerator

  /// The values of documents near which differences are likely.
  struct Hints {
    private(set) var numbers: [Decimal] = []
    private(set) var texts: [String] = []

    init(_ documents: [Node]) {
      for document in documents { add(document) }
      numbers = Array(Set(numbers)).sorted()
      texts = Array(Set(texts)).sorted()
    }

    private mutating func add(_ node: Node) {
      if let number = node.decimal { numbers += [number - 1, number, number + 1] }
      if let text = node.string, text.count < 40 { texts.append(text) }
      for child in node.sequence ?? node.mapping?.entries.map(\.value) ?? [] { add(child) }
    }

    /// The whole numbers that are suitable as a length or a count.
    func sizes(upTo limit: Int) -> [Int] {
      numbers.filter { $0.isWhole && $0 >= 0 && $0 <= Decimal(limit) }.map { NSDecimalNumber(decimal: $0).intValue }
    }
  }

  var document: WireDocument { check.document }

  /// Returns a value that fits; `nil` if none was found.
  mutating func value(of schema: Node) -> Node? {
    for _ in 0..<40 {
      if let value = candidate(schema, 0), check.fault(of: value, against: schema) == nil { return value }
    }
    return nil
  }

  /// Returns a value that fits a large part of the schema.
  private mutating func candidate(_ schema: Node, _ depth: Int) -> Node? {
    guard schema.bool != false, depth < 12 else { return nil }
    let schema = flattened(schema, depth)
    if let constant = schema["const"] { return constant }
    if let values = schema["enum"]?.sequence { return values.randomElement(using: &random) }
    switch kind(of: schema, depth) {
    case "null": return .made(.null)
    case "boolean": return .made(.bool(Bool.random(using: &random)))
    case "integer": return number(schema, isWhole: true)
    case "number": return number(schema, isWhole: Int.random(in: 0..<4, using: &random) == 0)
    case "array": return array(schema, depth)
    case "object": return object(schema, depth)
    default: return text(schema)
    }
  }

  private mutating func kind(of schema: Node, _ depth: Int) -> String? {
    var kinds = schema["type"]?.sequence?.compactMap(\.string) ?? schema["type"]?.string.map { [$0] } ?? []
    if kinds.isEmpty {
      let implied = Self.implied.first { $0.keywords.contains { schema[$0] != nil } }
      kinds = implied.map { [$0.kind] } ?? []
    }
    if kinds.isEmpty {
      kinds = ["null", "boolean", "integer", "number", "string"] + (depth < 3 ? ["array", "object"] : [])
    }
    if document.isOld, schema["nullable"]?.bool == true { kinds.append("null") }
    return kinds.randomElement(using: &random)
  }

  private static let implied: [(kind: String, keywords: [String])] = [
    ("object", ["properties", "additionalProperties", "required", "minProperties", "maxProperties"]),
    ("array", ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"]),
    ("string", ["minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType"]),
    ("number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
  ]

  // MARK: - Combined schemas

  /// Returns a schema without references and combinations: alternatives are chosen at random.
  private mutating func flattened(_ schema: Node, _ depth: Int) -> Node {
    let whole = document.resolved(schema)
    guard whole.mapping != nil, depth < 12 else { return .object([]) }
    var parts = whole["allOf"]?.sequence ?? []
    for keyword in ["oneOf", "anyOf"] {
      let branches = Discriminator(whole.without(keyword == "oneOf" ? "anyOf" : "oneOf"), document).branches
      guard let branch = branches.randomElement(using: &random) else { continue }
      parts.append(branch.schema)
      guard let tag = whole["discriminator"]?["propertyName"], let name = tag.string, let value = branch.value else {
        continue
      }
      let constant = Node.object([("const", .made(.string(value)))])
      parts.append(.object([("required", .made(.sequence([tag]))), ("properties", .object([(name, constant)]))]))
    }
    if let condition = whole["if"] {
      let holds = Bool.random(using: &random)
      parts += holds ? [condition, whole["then"]].compactMap(\.self) : [whole["else"]].compactMap(\.self)
    }
    let own = whole.without("allOf", "oneOf", "anyOf", "if", "then", "else", "discriminator")
    return parts.reduce(own) { merged, part in SchemaMerging.merged(merged, flattened(part, depth + 1)) }
  }

  // MARK: - Scalars

  private mutating func number(_ schema: Node, isWhole: Bool) -> Node? {
    let bounds = Bounds(schema)
    var found: [Decimal] = [0, 1, -1, 2, 7, 100, 4_294_967_296, Decimal(Int.random(in: -1000...1000, using: &random))]
    found += hints.numbers
    for bound in [bounds.minimum?.number, bounds.maximum?.number].compactMap(\.self) {
      found += [bound, bound - 1, bound + 1]
    }
    if !isWhole { found += found.map { $0 + Decimal(1) / 2 } + [Decimal(-13) / 4, Decimal(1) / 10] }
    if let step = bounds.step { found += found.map { $0 * step } }
    let fitting = found.filter { number in
      // Generated code has 64 bits for whole numbers.
      bounds.fault(of: number) == nil && (!isWhole || Int("\(number)") != nil)
    }
    return fitting.randomElement(using: &random).map { number in
      let text = "\(number)"
      return .made(Int(text).map { .integer($0) } ?? .number(text))
    }
  }

  private mutating func text(_ schema: Node) -> Node? {
    if schema["contentEncoding"] != nil || schema["contentMediaType"] != nil {
      return TextContent.examples.randomElement(using: &random).map { .made(.string($0)) }
    }
    if let examples = schema["format"]?.string.flatMap(TextFormat.examples) {
      return examples.randomElement(using: &random).map { .made(.string($0)) }
    }
    if Int.random(in: 0..<4, using: &random) == 0, let hint = hints.texts.randomElement(using: &random) {
      return .made(.string(hint))
    }
    let length = size(schema, "minLength", "maxLength", usual: [0, 1, 2, 5, 20, 130], limit: 1000)
    let alphabets = ["abcxyz", "ABC", "0123456789", "ab1", "a-b_c.d", "aé ß", "a \"\\/\n"].map(Array.init)
    guard let length, let alphabet = alphabets.randomElement(using: &random) else { return nil }
    return .made(.string(String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "a" })))
  }

  /// Returns a length or count between two bounds, often one of them.
  private mutating func size(
    _ schema: Node, _ minimum: String, _ maximum: String, usual: [Int], limit: Int
  ) -> Int? {
    let low = schema[minimum]?.integer ?? 0
    let high = min(schema[maximum]?.integer ?? .max, max(limit, low))
    let bounds = [low, low + 1] + (schema[maximum] == nil ? [] : [high, high - 1])
    let sizes = bounds + usual + hints.sizes(upTo: limit)
    return sizes.filter { low <= $0 && $0 <= high }.randomElement(using: &random)
  }

  // MARK: - Arrays and objects

  private mutating func array(_ schema: Node, _ depth: Int) -> Node? {
    let usual = depth > 4 ? [0] : [0, 1, 2, 3]
    guard let count = size(schema, "minItems", "maxItems", usual: usual, limit: depth > 1 ? 4 : 30) else { return nil }
    let first = schema["prefixItems"]?.sequence ?? []
    var items: [Node] = []
    for index in 0..<count {
      let own = index < first.count ? first[index] : schema["items"] ?? .made(.bool(true))
      let isContained = schema["contains"] != nil && Bool.random(using: &random)
      guard let item = candidate(isContained ? schema["contains"] ?? own : own, depth + 1) else { break }
      if schema["uniqueItems"]?.bool == true, items.contains(where: item.isSame) { continue }
      items.append(Int.random(in: 0..<5, using: &random) == 0 ? items.last ?? item : item)
    }
    return .made(.sequence(items))
  }

  private mutating func object(_ schema: Node, _ depth: Int) -> Node? {
    let required = Set(schema["required"]?.sequence?.compactMap(\.string) ?? [])
    let declared = schema["properties"]?.mapping?.entries ?? []
    let shares: [Double] = depth > 4 ? [0] : [0, 0.5, 0.5, 1]
    let share = shares.randomElement(using: &random) ?? 0
    var members: [(String, Node)] = []
    for property in declared where !check.isExcluded(property.value) {
      let isOptional = !required.contains(property.key)
      if isOptional, Double.random(in: 0..<1, using: &random) >= share { continue }
      guard let value = candidate(property.value, depth + 1) else {
        if isOptional { continue } else { return nil }
      }
      members.append((property.key, value))
    }
    for name in required where schema["properties"]?[name] == nil {
      guard let value = candidate(schema["additionalProperties"] ?? .made(.bool(true)), depth + 1) else { return nil }
      members.append((name, value))
    }
    return .object(members + additional(to: members.count, schema, depth))
  }

  /// Returns properties that the schema doesn't declare. A program sends some only where the document says so, or
  /// declares none.
  private mutating func additional(to count: Int, _ schema: Node, _ depth: Int) -> [(String, Node)] {
    let named = schema["patternProperties"]?.mapping?.entries.first?.value
    let rest = named ?? schema["additionalProperties"] ?? schema["unevaluatedProperties"]
    let isSaid = rest != nil || schema["properties"] == nil
    guard rest?.bool != false, check.direction == .response || isSaid else { return [] }
    let size = size(schema, "minProperties", "maxProperties", usual: [count, count + 1, count + 2], limit: 30) ?? count
    return (0..<max(0, size - count)).compactMap { index in
      candidate(rest ?? .made(.bool(true)), depth + 2).map { ("extra\(index)", $0) }
    }
  }
}
