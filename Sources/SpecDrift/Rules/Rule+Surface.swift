extension Rule {
  /// Changes of the generated code that nothing on the wire explains.
  static let surface: [Rule] = [
    Rule(
      "surface.type-renamed",
      "a component is renamed, an inline schema becomes a component, or a component an inline schema",
      wire: .none, source: .breaking, behaviour: .none, mirror: "surface.type-renamed",
      advice: "Keep the Swift name of the type with x-swift-name, or let callers use the new one.",
      before: "$ref: '#/components/schemas/Thing'",
      after: "$ref: '#/components/schemas/Item'"),
    Rule(
      "surface.type-changed",
      "an equivalent spelling in the document generates another type",
      wire: .none, source: .breaking, behaviour: .none, mirror: "surface.type-changed",
      advice: "Keep the old spelling in the document, or change callers where they no longer compile.",
      before: "note: {type: [string, boolean]}",
      after: "note: {anyOf: [{type: boolean}, {type: string}]}"),
    Rule(
      "surface.type-split",
      "readOnly or writeOnly splits a schema into two types",
      wire: .none, source: .breaking, behaviour: .none, mirror: "surface.type-merged",
      advice: "Use the request type where values are sent and the other one where they are read.",
      before: """
        Thing:
          properties: {id: {type: string}, name: {…}}
        """,
      after: """
        Thing:
          properties:
            id: {type: string, readOnly: true}
            name: {…}
        """),
    Rule(
      "surface.type-merged",
      "the two types of a schema become one",
      wire: .none, source: .breaking, behaviour: .none, mirror: "surface.type-split",
      advice: "Use the one type for requests and responses where code no longer compiles.",
      before: """
        Thing:
          properties:
            id: {type: string, readOnly: true}
            name: {…}
        """,
      after: """
        Thing:
          properties: {id: {type: string}, name: {…}}
        """),
    Rule(
      "surface.arguments-reordered",
      "the properties of a body, or the parameters, change their order",
      wire: .none, source: .breaking, behaviour: .none, mirror: "surface.arguments-reordered",
      advice: "Put the properties or parameters back in their old order, or reorder the arguments of calls.",
      before: "properties: {name: {…}, note: {…}}",
      after: "properties: {note: {…}, name: {…}}"),
    Rule(
      "surface.name-changed",
      "a Swift name changes: through x-swift-name, x-enum-varnames, acronyms or a conflict with another name",
      wire: .none, source: .breaking, behaviour: .none, mirror: "surface.name-changed",
      advice: "Keep the old name with x-swift-name or x-enum-varnames, or let callers use the new one.",
      before: "state: {type: string}",
      after: "state: {type: string, x-swift-name: phase}"),
    Rule(
      "surface.members-added",
      "a type gains declarations: through additionalProperties: true, Hashable or Codable",
      wire: .none, source: .info, behaviour: .none, mirror: "surface.members-removed",
      advice: "Nothing has to be done. Old code compiles as before.",
      before: "type: object",
      after: """
        type: object
        additionalProperties: true
        """),
    Rule(
      "surface.members-removed",
      "a type loses declarations",
      wire: .none, source: .breaking, behaviour: .none, mirror: "surface.members-added",
      advice: "Say additionalProperties: true again, or remove the code that uses the declarations.",
      before: """
        type: object
        additionalProperties: true
        """,
      after: "type: object"),
    Rule(
      "surface.left-out",
      "the generator can no longer generate the operation",
      wire: .none, source: .breaking, behaviour: .none, mirror: "surface.taken-in",
      advice:
        "Describe the operation in a way that the generator supports, such as a JSON body. Until then, call it by hand.",
      before: """
        requestBody:
          required: true
          content: {application/json: {…}}
        """,
      after: """
        requestBody:
          required: true
          content: {application/xml: {…}}
        """),
    Rule(
      "surface.taken-in",
      "the generator can now generate the operation",
      wire: .none, source: .info, behaviour: .none, mirror: "surface.left-out",
      advice: "Nothing has to be done. Calls made by hand can use the generated function instead.",
      before: """
        requestBody:
          required: true
          content: {application/xml: {…}}
        """,
      after: """
        requestBody:
          required: true
          content: {application/json: {…}}
        """),
  ]

  /// The rule for when no code can be generated from one of the documents.
  static let notCompared = Rule(
    "surface.not-compared",
    "no code can be generated from one of the documents",
    wire: .none, source: .warning, behaviour: .none, mirror: "surface.not-compared",
    advice: "Run apigen generate on the document to see what is wrong, correct it, and compare again.",
    before: "x-retry: never",
    after: "x-retry: sometimes")
}
