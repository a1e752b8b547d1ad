/// A small document in two files, and a configuration, as text.
enum Petstore {
  static let files = ["spec/petstore.yaml": root, "spec/schemas/toys.yaml": toys, "spec/apigen.yaml": configuration]

  static let root = """
    openapi: 3.1.0
    info: {title: Petstore, version: '1'}
    tags: [{name: Pets, description: All pets.}]
    paths:
      /pets/:
        get:
          operationId: pets_list
          tags: [Pets]
          parameters: [{name: limit, in: query, schema: {type: integer}}]
          responses:
            200:
              description: Pets.
              content:
                application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}
    components:
      schemas:
        Pet:
          type: object
          required: [nickname, toy]
          properties:
            nickname: {type: string}
            toy: {$ref: 'schemas/toys.yaml#/Toy'}

    """

  static let toys = """
    Toy:
      type: object
      required: [colour]
      properties:
        colour: {type: string}

    """

  static let configuration = "acronyms: [fps]\n"

  /// Returns what is generated for it.
  static let emitted = ["Pets.swift", "Toys.swift", "api.md", "api.txt"]
}
