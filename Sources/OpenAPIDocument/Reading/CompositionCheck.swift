import Diagnostics

/// Looks for schemas that contain themselves through `allOf`, `oneOf` or `anyOf` alone, with no property or element in
/// between. No value can be validated against such a schema, and no type can be generated from it (JSON Schema 2020-12,
/// section 9.4.1).
struct CompositionCheck {
  private let schemas: [SchemaID: NamedSchema]
  private var states: [SchemaID: State] = [:]

  private enum State {
    /// The schema is being checked, at this depth.
    case open(Int)
    case done
  }

  /// A schema that is being checked, and those of its parts that haven't been checked yet.
  private struct Step {
    let id: SchemaID
    var parts: [(id: SchemaID, location: SourceLocation)]
    var entered: SourceLocation?
  }

  init(_ schemas: [SchemaID: NamedSchema]) {
    self.schemas = schemas
  }

  /// Checks every schema once, without recursion, because a chain of parts can be as long as the document.
  mutating func report(in order: [SchemaID], to findings: DiagnosticCollector) {
    for id in order where states[id] == nil {
      var steps = [step(into: id, by: nil, depth: 0)]
      while var last = steps.popLast() {
        guard let part = last.parts.popLast() else {
          states[last.id] = .done
          continue
        }
        steps.append(last)
        switch states[part.id] {
        case .done: continue
        case nil: steps.append(step(into: part.id, by: part.location, depth: steps.count))
        case .open(let depth):
          let way = steps[(depth + 1)...].prefix(10).compactMap(\.entered)
          findings.error(
            "`\(schemas[part.id]?.name ?? "")` is a part of itself", at: part.location,
            notes: way.map { Diagnostic.Note("by way of this part", at: $0) })
        }
      }
    }
  }

  private mutating func step(into id: SchemaID, by location: SourceLocation?, depth: Int) -> Step {
    states[id] = .open(depth)
    let parts = schemas[id].map { Self.parts(of: $0.schema) } ?? []
    return Step(id: id, parts: parts.reversed(), entered: location)
  }

  private static func parts(of schema: Schema) -> [(id: SchemaID, location: SourceLocation)] {
    (schema.allOf + schema.oneOf + schema.anyOf).flatMap { use in
      switch use {
      case .reference(let id, let location): [(id, location)]
      case .inline(let schema): parts(of: schema)
      }
    }
  }
}
