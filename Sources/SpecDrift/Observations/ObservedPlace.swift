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
      let reason = "`\(observation.operation.oneLine)` isn't an operation of the document"
      return [Proposals.Proposal(place: nil, reason: reason)]
    }
    let roots = operation.successes.flatMap { $0.content.compactMap(\.schema) }
    let isProperty = observation.kind == .unknownProperty || observation.kind == .unreadableProperty
    let tokens = isProperty ? observation.pointer.tokens.dropLast() : observation.pointer.tokens[...]
    let found = roots.flatMap { forms(at: tokens, in: $0, depth: 0) }
    let proposals = found.compactMap { proposal(for: observation, in: $0, operation) }
    guard found.isEmpty else { return proposals }
    let reason = "the responses of \(operation.name) have nothing at \(observation.pointer.description.oneLine)"
    return [Proposals.Proposal(place: operation.location, reason: reason)]
  }

  /// Returns the forms of the schemas at a place below a schema; there can be several if it has alternatives.
  private func forms(at tokens: ArraySlice<String>, in parts: SchemaParts, depth: Int) -> [SchemaForm] {
    guard depth < 200 else { return [] }
    let form = contract.forms(parts, .response)
    if !form.branches.isEmpty { return form.branches.flatMap { forms(at: tokens, in: $0.schema, depth: depth + 1) } }
    guard let token = tokens.first else { return [form] }
    let next: SchemaParts? =
      if let property = form.properties[token] {
        property.schema
      } else if let items = form.items {
        items
      } else if case .schema(let schema) = form.additional {
        schema
      } else {
        nil
      }
    return next.map { forms(at: tokens.dropFirst(), in: $0, depth: depth + 1) } ?? []
  }

  private func proposal(
    for observation: Observation, in form: SchemaForm, _ operation: ContractOperation
  ) -> Proposals.Proposal? {
    let properties = form.properties.values.map(\.location).min() ?? form.location
    switch observation.kind {
    case .unknownProperty:
      guard form.properties[observation.subject] == nil else { return nil }
      return Proposals.Proposal(
        place: properties, reason: "\(operation.name) returns a property that isn't in `properties`",
        addition: .property(name: observation.subject, note: observation.valueKind.oneLine))
    case .unknownValue:
      guard form.values?.contains(where: { ($0.string ?? $0.jsonText) == observation.subject }) != true else {
        return nil
      }
      return Proposals.Proposal(
        place: form.place("enum"), reason: "\(operation.name) returns a value that isn't in `enum`",
        addition: .value(observation.subject, isText: observation.valueKind == "string"))
    case .unreadableProperty:
      return Proposals.Proposal(
        place: form.properties[observation.subject]?.location ?? properties,
        reason:
          "\(operation.name) returns \(observation.valueKind.oneLine) as `\(observation.subject.oneLine)`, which can't be read",
        replacement: "\(observation.subject.yamlText): {}  # any value")
    case .loneSurrogate:
      return nil
    }
  }
}
