import Testing

/// A broken document for each error about references and schemas.
@Suite struct BrokenReferenceTests {
  @Test(arguments: [
    Case(
      "a reference is text", "components: {schemas: {A: {$ref: 0}}}",
      "spec.yaml:3:34: error: expected text for `$ref`, found an integer"),
    Case(
      "a missing target is reported with the nearest name",
      "components: {schemas: {Pet: {}, A: {$ref: '#/components/schemas/Pets'}}}",
      "spec.yaml:3:43: error: nothing exists at `#/components/schemas/Pets`",
      "  help: did you mean `Pet`?"),
    Case(
      "a pointer is escaped as RFC 6901 says", "components: {schemas: {A: {$ref: '#/a~b'}}}",
      "spec.yaml:3:34: error: `/a~b` isn't a JSON pointer: `~` must be followed by 0 or 1"),
    Case(
      "a reference is encoded as RFC 3986 says", "components: {schemas: {A: {$ref: '#/%zz'}}}",
      "spec.yaml:3:34: error: `#/%zz` isn't a URI: `%` doesn't begin an escape"),
    Case(
      "nothing is fetched", "components: {schemas: {A: {$ref: 'https://example.com/a.yaml#/A'}}}",
      "spec.yaml:3:34: error: `https://example.com/a.yaml#/A` isn't fetched: only references to files are supported",
      "  help: save it beside the document and refer to the file"),
    Case(
      "a missing file is reported", "components: {schemas: {A: {$ref: 'spek.yaml#/A'}}}",
      "spec.yaml:3:34: error: can't read `spek.yaml`: there is no such file",
      "  help: did you mean `spec.yaml`?"),
    Case(
      "an anchor must be declared", "components: {schemas: {A: {$anchor: here}, B: {$ref: '#her'}}}",
      "spec.yaml:3:54: error: no `$anchor` has the name `her`",
      "  help: did you mean `here`?"),
    Case(
      "3.0 has no anchors", version: "3.0.0", "paths: {}\ncomponents: {schemas: {A: {}, B: {$ref: '#A'}}}",
      "spec.yaml:4:41: error: `#A` isn't a JSON pointer: `#` must be followed by a slash",
      "  help: did you mean `#/components/schemas/A`?"),
    Case(
      "references can't form a cycle",
      """
      components:
        schemas:
          A: {$ref: '#/components/schemas/B'}
          B: {$ref: '#/components/schemas/C'}
          C: {$ref: '#/components/schemas/A'}
      """,
      "spec.yaml:5:15: error: this reference leads back to itself",
      "  note: spec.yaml:6:15: by way of this one",
      "  note: spec.yaml:7:15: by way of this one"),
    Case(
      "a reference to itself", "components: {parameters: {A: {$ref: '#/components/parameters/A'}}}",
      "spec.yaml:3:37: error: this reference leads back to itself"),
    Case(
      "a cycle is reported once",
      """
      components:
        schemas:
          A: {$ref: '#/components/schemas/A'}
          B: {$ref: '#/components/schemas/A'}
          C: {items: {$ref: '#/components/schemas/B'}}
      """,
      "spec.yaml:5:15: error: this reference leads back to itself"),
    Case(
      "a reference to something else", "components: {schemas: {A: {$ref: '#/info/title'}}}",
      "spec.yaml:2:15: error: expected a Schema Object, found text"),
    Case(
      "a schema can't be a part of itself",
      """
      components:
        schemas:
          A: {allOf: [{$ref: '#/components/schemas/B'}]}
          B: {oneOf: [{anyOf: [{$ref: '#/components/schemas/A'}]}]}
      """,
      "spec.yaml:6:33: error: `A` is a part of itself",
      "  note: spec.yaml:5:24: by way of this part"),
    Case(
      "in 3.1 keywords beside a reference make it a part",
      "components:\n  schemas:\n    A: {$ref: '#/components/schemas/A', title: me}",
      "spec.yaml:5:15: error: `A` is a part of itself"),
  ])
  func references(_ broken: Case) throws { try broken.check() }

  @Test(arguments: [
    Case(
      "a type must be known", "components: {schemas: {A: {type: sting}, B: {type: int}, C: {type: what}}}",
      "spec.yaml:3:34: error: `sting` isn't a value of `type`",
      "  help: did you mean `string`?",
      "spec.yaml:3:52: error: `int` isn't a value of `type`",
      "  help: did you mean `integer`?",
      "spec.yaml:3:68: error: `what` isn't a value of `type`",
      "  help: it takes `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`"),
    Case(
      "a type is text or a list", "components: {schemas: {A: {type: null}, B: {type: {}}, C: {type: [1]}}}",
      "spec.yaml:3:34: error: expected text or a list for `type`, found null",
      "  help: put quotes around it: \"null\"",
      "spec.yaml:3:51: error: expected text or a list for `type`, found a mapping",
      "spec.yaml:3:67: error: expected text in `type`, found an integer"),
    Case(
      "types are listed once, and at least one", "components: {schemas: {A: {type: [string, string]}, B: {type: []}}}",
      "spec.yaml:3:43: error: `string` is listed twice in `type`",
      "spec.yaml:3:63: error: `type` lists nothing"),
    Case(
      "3.0 has one type", version: "3.0.0", "paths: {}\ncomponents: {schemas: {A: {type: [string, number]}}}",
      "spec.yaml:4:34: error: a list of types isn't OpenAPI 3.0",
      "  help: use `nullable: true` for null, and `oneOf` for several types"),
    Case(
      "3.0 has no type null", version: "3.0.0", "paths: {}\ncomponents: {schemas: {A: {type: 'null'}}}",
      "spec.yaml:4:34: error: `null` isn't a type in OpenAPI 3.0",
      "  help: use `nullable: true` beside another type"),
    Case(
      "an enum has values", "components: {schemas: {A: {enum: []}}}",
      "spec.yaml:3:34: error: `enum` lists no values"),
    Case(
      "a composition has parts", "components: {schemas: {A: {oneOf: []}}}",
      "spec.yaml:3:35: error: `oneOf` lists no schemas"),
    Case(
      "required is a list of names", "components: {schemas: {A: {required: true}, B: {required: [a, 1]}}}",
      "spec.yaml:3:38: error: expected a list for `required`, found a boolean",
      "spec.yaml:3:63: error: expected text in `required`, found an integer"),
    Case(
      "a discriminator needs the name of its property",
      "components: {schemas: {A: {discriminator: {mapping: {a: B}}, oneOf: [{}]}}}",
      "spec.yaml:3:43: error: a Discriminator Object needs `propertyName`"),
    Case(
      "a mapping must refer to a schema",
      "components: {schemas: {Cat: {}, A: {discriminator: {propertyName: p, mapping: {a: Cats, b: '#/d', c: 1}}}}}",
      "spec.yaml:3:83: error: no schema of the components has the name `Cats`",
      "  help: did you mean `Cat`?",
      "spec.yaml:3:92: error: nothing exists at `#/d`",
      "spec.yaml:3:102: error: expected text in `mapping`, found an integer"),
  ])
  func schemas(_ broken: Case) throws { try broken.check() }
}
