import DataReading

/// Alternatives that only say which properties are required, such as `anyOf: [{required: [id]}, {required: [name]}]`. No
/// alternative is a type of its own: what all of them require is required, and the rest is a keyword that restricts values.
struct RequirementAlternatives {
  /// `anyOf` or `oneOf`.
  let keyword: String
  /// What all alternatives require, as a schema beside the others.
  let common: [SchemaParts.Part]
  /// The lists of what each alternative requires besides, as one value in an order that doesn't depend on how they are
  /// written; empty if one of them requires nothing.
  let rest: [Node]

  /// - Returns: `nil` if an alternative says something else.
  init?(_ alternatives: [Node], of union: Node) {
    let lists = alternatives.compactMap(\.onlyRequiredNames)
    guard lists.count == alternatives.count, let first = lists.first else { return nil }
    keyword = union["oneOf"] == nil ? "anyOf" : "oneOf"
    let location = union[keyword]?.location ?? union.location
    func node(_ names: Set<String>) -> Node {
      Node(.sequence(names.sorted().map { Node(.string($0), at: location) }), at: location)
    }
    let names = lists.reduce(first) { $0.intersection($1) }
    let required = Mapping.Entry(key: "required", keyLocation: location, value: node(names))
    common =
      names.isEmpty ? [] : [SchemaParts.Part(node: Node(.mapping(Mapping([required])), at: location), extent: .own)]
    var others = lists.map { $0.subtracting(names) }
    if keyword == "anyOf" {
      let all = Set(others)
      others = all.filter { list in !all.contains { $0.isStrictSubset(of: list) } }
    }
    let sorted = others.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    rest = sorted == [[]] ? [] : [Node(.sequence(sorted.map { node(Set($0)) }), at: location)]
  }
}

extension Node {
  /// The names that a schema requires, if it says nothing else.
  fileprivate var onlyRequiredNames: Set<String>? {
    guard let keys = mapping?.keys, Set(keys).subtracting(Node.annotations).subtracting(["type"]) == ["required"],
      self["type"] == nil || self["type"]?.string == "object"
    else { return nil }
    return self["required"]?.sequence.map { Set($0.compactMap(\.string)) }
  }
}
