import APIContract
import DataReading
import Diagnostics

/// Finds the schema of a document that describes a place in the responses of an operation.
struct ObservedPlace {
  private let contract: Contract
  private let operations: [String: ContractOperation]

  init(_ contract: Contract) {
    self.contract = contract
    operations = Dictionary(contract.operations.compactMap { one in one.id.map { ($0, one) } }) { first, _ in first }
  }

  func proposals(for observation: Observation) -> [Proposals.Proposal] {
    guard let operation = operations[observation.operation] else {
      let finding = "`\(observation.operation.oneLine)` isn't an operation of the document"
      return [Proposals.Proposal(place: nil, finding: finding)]
    }
    let roots = operation.successes.flatMap { $0.content.compactMap(\.schema) }
    let isProperty = observation.kind == .unknownProperty || observation.kind == .unreadableProperty
    let tokens = isProperty ? observation.pointer.tokens.dropLast() : observation.pointer.tokens[...]
    let found = forms(at: tokens, in: roots)
    let proposals = found.compactMap { proposal(for: observation, in: $0, operation) }
    guard found.isEmpty else { return proposals }
    let finding = "the responses of \(operation.name) have nothing at \(observation.pointer.description.oneLine)"
    return [Proposals.Proposal(place: operation.location, finding: finding)]
  }

  /// Returns the forms of the schemas at a place below others; there can be several if they have alternatives.
  private func forms(at tokens: ArraySlice<String>, in roots: [SchemaParts]) -> [SchemaForm] {
    tokens.reduce(alternatives(of: roots)) { forms, token in
      alternatives(of: forms.compactMap { $0.schema(of: token).map(contract.forms.withoutReference) })
    }
  }

  /// Returns the forms of schemas, and of the alternatives of those that have some. Each schema occurs once.
  private func alternatives(of schemas: [SchemaParts]) -> [SchemaForm] {
    var seen: Set<SchemaParts> = []
    var forms: [SchemaForm] = []
    var pending = schemas.reversed().map { $0 }
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      let form = contract.forms(next, .response)
      if form.branches.isEmpty { forms.append(form) }
      pending += form.branches.reversed().map(\.schema)
    }
    return forms
  }

  private func proposal(
    for observation: Observation, in form: SchemaForm, _ operation: ContractOperation
  ) -> Proposals.Proposal? {
    let properties = form.properties.values.map(\.location).min()
    let name = observation.subject
    var proposal: Proposals.Proposal
    switch observation.kind {
    case .unknownProperty:
      guard form.properties[name] == nil else { return nil }
      proposal = Proposals.Proposal(
        place: properties ?? form.place("properties", "type"), finding: "a property that isn't in `properties`",
        addition: properties == nil ? nil : .property(name: name),
        yaml: "properties: {\(name.yamlText): {}}", kinds: [observation.valueKind.oneLine])
    case .unknownValue:
      guard form.values?.contains(where: { ($0.string ?? $0.jsonText) == name }) != true else { return nil }
      let addition = Proposals.Addition.value(name, isText: observation.valueKind == "string")
      let needsName = form.has("x-enum-varnames")
      proposal = Proposals.Proposal(
        place: form.place("enum"),
        finding: "a value that isn't in `enum`" + (needsName ? " and has no name in `x-enum-varnames`" : ""),
        addition: needsName ? nil : addition, yaml: addition.blockText(note: ""))
    case .unreadableProperty:
      proposal = Proposals.Proposal(
        place: form.properties[name]?.location ?? properties ?? form.location,
        finding: "a value of `\(name.oneLine)` that can't be read", yaml: "\(name.yamlText): {}  # any value",
        kinds: [observation.valueKind.oneLine])
    case .loneSurrogate:
      return nil
    }
    proposal.operations = [operation.name]
    return proposal
  }
}

extension SchemaForm {
  /// Returns the schema of a property, or of the elements of a list.
  fileprivate func schema(of token: String) -> SchemaParts? {
    if let schema = properties[token]?.schema ?? items { return schema }
    return if case .schema(let schema) = additional { schema } else { nil }
  }
}
