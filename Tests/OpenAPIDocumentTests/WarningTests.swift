import Testing

/// Documents that can be read, and the warnings about them.
@Suite struct WarningTests {
  @Test(arguments: [
    Case(
      "an unknown keyword", "paths: {}\nservres: []",
      "spec.yaml:4:1: warning: `servres` isn't a keyword of an OpenAPI Object in OpenAPI 3.1; it is ignored",
      "  help: did you mean `servers`?"),
    Case(
      "an unknown keyword that resembles no other", "paths: {}\noverlays: []",
      "spec.yaml:4:1: warning: `overlays` isn't a keyword of an OpenAPI Object in OpenAPI 3.1; it is ignored"),
    Case(
      "an extension isn't an unknown keyword", "paths: {x-a: 1}\nx-b: 2"),
    Case(
      "a keyword of a later version", version: "3.0.0", "paths: {}\ncomponents: {schemas: {A: {const: 1}}}",
      "spec.yaml:4:28: warning: `const` isn't a keyword of a Schema Object in OpenAPI 3.0; it is ignored",
      "  help: OpenAPI has it since 3.1"),
    Case(
      "a keyword that isn't carried over", "paths: {/: {get: {callbacks: {c: {}}}}}",
      "spec.yaml:3:19: warning: `callbacks` isn't carried over: a client doesn't receive requests"),
    Case(
      "a keyword that isn't carried over is reported at every place",
      "components: {schemas: {A: {not: {}}, B: {not: {}}}}",
      "spec.yaml:3:28: warning: `not` isn't carried over: the client doesn't check it, and it doesn't affect the type",
      "spec.yaml:3:42: warning: `not` isn't carried over: the client doesn't check it, and it doesn't affect the type"),
    Case(
      "nullable in 3.1", "components: {schemas: {A: {type: string, nullable: true}}}",
      "spec.yaml:3:42: warning: `nullable` is OpenAPI 3.0; it is understood here, but not by other tools",
      "  help: since 3.1, list `null` in `type`"),
    Case(
      "beside a reference in 3.0", version: "3.0.0",
      """
      paths: {}
      components:
        schemas:
          A: {}
          B: {$ref: '#/components/schemas/A', description: d, deprecated: true}
          C: {$ref: '#/components/schemas/A', description: d, nullable: true, default: 1}
      """,
      "spec.yaml:7:57: warning: `deprecated` beside `$ref` is ignored",
      "spec.yaml:8:73: warning: `default` beside `$ref` is ignored"),
    Case(
      "a required property that no part declares",
      """
      components:
        schemas:
          A: {type: object, properties: {name: {}}}
          B: {allOf: [{$ref: '#/components/schemas/A'}, {required: [nam]}]}
          C: {allOf: [{$ref: '#/components/schemas/B'}, {type: object, properties: {size: {}}}], required: [siez, name]}
          D: {$ref: '#/components/schemas/A', required: [nmae]}
          E: {oneOf: [{required: [name]}, {required: [nome]}], properties: {name: {}}}
      """,
      "spec.yaml:6:63: warning: `nam` is required, but `properties` doesn't have it", "  help: did you mean `name`?",
      "spec.yaml:7:103: warning: `siez` is required, but `properties` doesn't have it",
      "  help: did you mean `size`?",
      "spec.yaml:8:52: warning: `nmae` is required, but `properties` doesn't have it", "  help: did you mean `name`?",
      "spec.yaml:9:49: warning: `nome` is required, but `properties` doesn't have it", "  help: did you mean `name`?"),
    Case(
      "beside a reference to anything else in 3.1",
      """
      components:
        parameters:
          A: {name: a, in: query, schema: {}}
          B: {$ref: '#/components/parameters/A', description: d, required: true}
      """,
      "spec.yaml:6:60: warning: `required` beside `$ref` is ignored"),
    Case(
      "a required property that isn't declared",
      "components: {schemas: {A: {properties: {name: {}}, required: [nam]}}}",
      "spec.yaml:3:63: warning: `nam` is required, but `properties` doesn't have it",
      "  help: did you mean `name`?"),
    Case(
      "a part may require a property of another part",
      "components: {schemas: {A: {allOf: [{properties: {a: {}}, required: [b]}, {properties: {b: {}}}]}}}"),
    Case(
      "a part may only require what another part of the schemas that contain it declares",
      """
      components:
        schemas:
          A: {type: object, required: [z], properties: {a: {}}}
          B: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {z: {}, name: {}}}]}
          C: {required: [nmae]}
          D: {allOf: [{$ref: '#/components/schemas/C'}, {properties: {name: {}}}]}
      """,
      "spec.yaml:7:20: warning: `nmae` is required, but `properties` doesn't have it", "  help: did you mean `name`?"),
    Case(
      "a property that is required twice", "components: {schemas: {A: {required: [a, a]}}}",
      "spec.yaml:3:42: warning: `a` is listed twice in `required`"),
    Case(
      "a limit of the wrong type", "components: {schemas: {A: {exclusiveMinimum: true, minLength: -1}}}",
      "spec.yaml:3:46: warning: expected a number for `exclusiveMinimum`, found a boolean",
      "spec.yaml:3:63: warning: expected a whole number from 0 on for `minLength`, found an integer"),
    Case(
      "read-only and write-only", "components: {schemas: {A: {readOnly: true, writeOnly: true}}}",
      "spec.yaml:3:27: warning: a value that is both `readOnly` and `writeOnly` is never sent"),
    Case(
      "an array without items in 3.0", version: "3.0.0", "paths: {}\ncomponents: {schemas: {A: {type: array}}}",
      "spec.yaml:4:27: warning: an array needs `items` in OpenAPI 3.0; its elements stay untyped"),
    Case(
      "templates that differ in their methods",
      """
      paths:
        /a/{b}:
          parameters: [{name: b, in: path, required: true, schema: {}}]
          get: {}
        /a/{c}:
          parameters: [{name: c, in: path, required: true, schema: {}}]
          put: {}
      """,
      "spec.yaml:7:3: warning: `/a/{c}` matches the same paths as another template",
      "  note: spec.yaml:4:3: the other one"),
    Case(
      "RFC 6570 in a path",
      """
      paths:
        /{+a}:
          parameters: [{name: a, in: path, required: true, schema: {}}]
          get: {}
      """,
      "spec.yaml:4:3: warning: `{+name}` isn't OpenAPI; it is understood as `{name}`",
      "  help: a value is sent as one segment, its slashes percent-encoded"),
    Case(
      "a query in a path", "paths: {'/a?b=c': {}}",
      "spec.yaml:3:9: warning: `?` and `#` aren't allowed in a path"),
    Case(
      "a path parameter that isn't required",
      """
      paths:
        /{a}:
          get:
            parameters: [{name: a, in: path, schema: {}}]
      """,
      "spec.yaml:6:20: warning: a path parameter needs `required: true`"),
    Case(
      "no response", "paths: {/: {get: {responses: {}}}}",
      "spec.yaml:3:30: warning: no response is documented"),
    Case(
      "a media type without a slash", "components: {requestBodies: {b: {content: {json: {}}}}}",
      "spec.yaml:3:44: warning: `json` isn't a media type",
      "  help: as in `application/json`"),
    Case(
      "a default that isn't one of the values, in 3.0", version: "3.0.0",
      "servers: [{url: '{v}', variables: {v: {default: a, enum: [b]}}}]\npaths: {}",
      "spec.yaml:3:58: warning: the default `a` is not in `enum`"),
    Case(
      "a variable that the URL doesn't have", "servers: [{url: /, variables: {v: {default: a}}}]\npaths: {}",
      "spec.yaml:3:32: warning: the URL has no `{v}`"),
    Case(
      "unused objects may be remote", "components: {securitySchemes: {s: {$ref: 'https://example.com/s.yaml'}}}",
      "spec.yaml:3:42: warning: `https://example.com/s.yaml` isn't fetched"),
    Case(
      "a querystring", version: "3.2.0",
      "components: {parameters: {p: {name: p, in: querystring, content: {a/b: {}}}}}",
      "spec.yaml:3:30: warning: a `querystring` parameter isn't carried over: the query isn't sent as one value"),
    Case(
      "the query method", version: "3.2.0", "paths: {/: {query: {}, additionalOperations: {COPY: {}}}}",
      "spec.yaml:3:13: warning: `query` isn't carried over: the client doesn't send this method",
      "spec.yaml:3:24: warning: `additionalOperations` isn't carried over: the client doesn't send these methods"),
  ])
  func warnings(_ odd: Case) throws { try odd.check() }

  @Test func nullWithoutATypeIsNoted() throws {
    let text = """
      openapi: 3.0.0
      info: {title: T, version: '1'}
      paths: {}
      components:
        schemas:
          A: {type: object}
          B: {nullable: true, allOf: [{$ref: '#/components/schemas/A'}]}
          C: {$ref: '#/components/schemas/A', nullable: true}
      """
    #expect(
      try Description(text).read().lines
        == ["spec.yaml:7:9: note: `nullable` (2 times, first here) without `type` is understood as: null is allowed"])
  }
}
