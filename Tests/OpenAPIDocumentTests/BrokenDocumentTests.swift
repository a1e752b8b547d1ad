import Testing

/// A broken document for each error about a document as a whole and the form of its objects.
@Suite struct BrokenDocumentTests {
  @Test(arguments: [
    Case(
      "an empty file is reported", file: "",
      "spec.yaml:1:1: error: the file is empty"),
    Case(
      "a file of comments isn't a document", file: "# nothing\n",
      "spec.yaml:1:1: error: the document is empty"),
    Case(
      "a list isn't a document", file: "- a\n- b\n",
      "spec.yaml:1:1: error: expected an OpenAPI document, found a list"),
    Case(
      "another mapping isn't a document", file: "opanapi: 3.1.0\n",
      "spec.yaml:1:1: error: this isn't an OpenAPI document: it has no `openapi`",
      "  help: `opanapi` is similar, but not the same"),
    Case(
      "OpenAPI 2.0 isn't supported", file: "swagger: '2.0'\ninfo: {}\n",
      "spec.yaml:1:1: error: OpenAPI 2.0 isn't supported",
      "  help: convert the document to 3.0 or later; most OpenAPI editors can"),
    Case(
      "the version must be text", file: "openapi: 3.1\n",
      "spec.yaml:1:10: error: expected text for `openapi`, found a number",
      "  help: as in `openapi: \"3.1.0\"`"),
    Case(
      "the version must be supported", file: "openapi: 3.7.0\n",
      "spec.yaml:1:10: error: OpenAPI `3.7.0` isn't supported",
      "  help: 3.0, 3.1 and 3.2 are, as in `openapi: 3.1.0`"),
    Case(
      "the version must be complete", file: "openapi: '3.1'\n",
      "spec.yaml:1:10: error: OpenAPI `3.1` isn't supported",
      "  help: 3.0, 3.1 and 3.2 are, as in `openapi: 3.1.0`"),
    Case(
      "3.0 needs paths", version: "3.0.3", "components: {}",
      "spec.yaml:1:1: error: an OpenAPI Object needs `paths`"),
    Case(
      "3.1 needs something to read", "tags: []",
      "spec.yaml:1:1: error: an OpenAPI Object needs `paths`, `components` or `webhooks`"),
    Case(
      "the info is required", file: "openapi: 3.1.0\npaths: {}\n",
      "spec.yaml:1:1: error: an OpenAPI Object needs `info`"),
    Case(
      "missing required keywords are reported together",
      file: """
        openapi: 3.1.0
        info: {}
        paths: {}

        """,
      "spec.yaml:2:7: error: an Info Object needs `title`",
      "spec.yaml:2:7: error: an Info Object needs `version`"),
    Case(
      "all faults are reported in one run",
      """
      servers: {}
      tags: [{}]
      paths: []
      components: text
      """,
      "spec.yaml:3:10: error: expected a list for `servers`, found a mapping",
      "spec.yaml:4:8: error: a Tag Object needs `name`",
      "spec.yaml:5:8: error: expected a mapping for `paths`, found a list",
      "spec.yaml:6:13: error: expected a mapping for `components`, found text"),
  ])
  func documents(_ broken: Case) throws { try broken.check() }

  @Test(arguments: [
    Case(
      "text must be a string",
      file: """
        openapi: 3.1.0
        info: {title: T, version: 1.0}
        paths: {}

        """,
      "spec.yaml:2:27: error: expected text for `version`, found a number",
      "  help: put quotes around it"),
    Case(
      "null isn't text",
      file: """
        openapi: 3.1.0
        info:
          title:
          version: '1'
        paths: {}

        """,
      "spec.yaml:3:9: error: expected text for `title`, found null"),
    Case(
      "a boolean can't be in quotes", "components: {schemas: {A: {deprecated: 'true'}}}",
      "spec.yaml:3:40: error: expected true or false for `deprecated`, found text"),
    Case(
      "a mapping isn't a list", "servers: {url: /v1}\npaths: {}",
      "spec.yaml:3:10: error: expected a list for `servers`, found a mapping"),
    Case(
      "a list isn't a mapping", "paths: []",
      "spec.yaml:3:8: error: expected a mapping for `paths`, found a list"),
    Case(
      "every element of a list of texts must be a string",
      """
      paths:
        /:
          get:
            tags: [a, 1, true]
      """,
      "spec.yaml:6:17: error: expected text in `tags`, found an integer",
      "spec.yaml:6:20: error: expected text in `tags`, found a boolean"),
    Case(
      "an element of a list is an object", "tags: [a]\npaths: {}",
      "spec.yaml:3:8: error: expected a Tag Object, found text"),
    Case(
      "a value of a mapping is an object", "paths: {/: {get: {responses: {200: ok}}}}",
      "spec.yaml:3:36: error: expected a mapping for `200`, found text"),
    Case(
      "a schema is a mapping or a boolean", "components: {schemas: {A: null, B: 0, C: [], D: true}}",
      "spec.yaml:3:27: error: expected a Schema Object, found null",
      "spec.yaml:3:36: error: expected a Schema Object, found an integer",
      "spec.yaml:3:42: error: expected a Schema Object, found a list"),
    Case(
      "a schema is a mapping in 3.0", version: "3.0.0", "paths: {}\ncomponents: {schemas: {D: true}}",
      "spec.yaml:4:27: error: expected a Schema Object, found a boolean"),
    Case(
      "items is a schema", "components: {schemas: {A: {items: [{}]}}}",
      "spec.yaml:3:35: error: expected a schema for `items`, found a list"),
    Case(
      "additionalProperties is a flag or a schema", "components: {schemas: {A: {additionalProperties: 1}}}",
      "spec.yaml:3:50: error: expected true, false or a mapping for `additionalProperties`, found an integer"),
    Case(
      "unused objects must be valid too", "externalDocs: {url: 1}\npaths: {}",
      "spec.yaml:3:21: error: expected text for `url`, found an integer",
      "  help: put quotes around it"),
    Case(
      "also deep inside objects that aren't carried over",
      "webhooks: {w: {post: {parameters: [{in: query, name: 5}]}}}",
      "spec.yaml:3:1: warning: `webhooks` isn't carried over: a client doesn't receive requests",
      "spec.yaml:3:54: error: expected text for `name`, found an integer",
      "  help: put quotes around it"),
    Case(
      "a word must be one of the allowed words", "components: {securitySchemes: {s: {type: oauth}}}",
      "spec.yaml:3:42: error: `oauth` isn't a value of `type`",
      "  help: did you mean `oauth2`?"),
    Case(
      "keywords exclude each other", "components: {examples: {e: {value: 1, externalValue: u}}}",
      "spec.yaml:3:39: error: `value` and `externalValue` exclude each other"),
    Case(
      "a keyword can be forbidden", "components: {headers: {h: {name: h, schema: {}}}}",
      "spec.yaml:3:28: error: `name` can't stand in a Header Object: the key of the header is its name"),
    Case(
      "methods are in lower case", "paths: {/: {GET: {responses: {}}}}",
      "spec.yaml:3:13: error: `GET` isn't a keyword of a Path Item Object",
      "  help: methods are written in lower case: `get`"),
    Case(
      "component names have few punctuation characters", "components: {schemas: {a b: {}, \"\": {}}}",
      "spec.yaml:3:24: error: `a b` can't be the name of a component",
      "  help: use letters, digits, `.`, `-` and `_`",
      "spec.yaml:3:33: error: `` can't be the name of a component",
      "  help: use letters, digits, `.`, `-` and `_`"),
    Case(
      "a tag can't be declared twice", "tags: [{name: a}, {name: a}]\npaths: {}",
      "spec.yaml:3:19: error: the tag `a` is declared twice",
      "  note: spec.yaml:3:8: the first is here"),
    Case(
      "variables of a server must be declared",
      "servers: [{url: 'https://{host}/', variables: {hots: {default: a}}}]\npaths: {}",
      "spec.yaml:3:17: error: `{host}` of the URL isn't in `variables`",
      "  help: did you mean `hots`?",
      "spec.yaml:3:48: warning: the URL has no `{hots}`"),
    Case(
      "the default of a variable must be one of its values",
      "servers: [{url: '{v}', variables: {v: {default: a, enum: [b]}}}]\npaths: {}",
      "spec.yaml:3:58: error: the default `a` is not in `enum`"),
    Case(
      "the enum of a variable can't be empty",
      "servers: [{url: '{v}', variables: {v: {default: a, enum: []}}}]\npaths: {}",
      "spec.yaml:3:58: error: `enum` lists no values"),
  ])
  func shapes(_ broken: Case) throws { try broken.check() }
}
