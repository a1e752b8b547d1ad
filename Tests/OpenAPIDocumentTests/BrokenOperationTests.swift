import Testing

/// A broken document for each error about paths, operations, parameters and responses.
@Suite struct BrokenOperationTests {
  @Test(arguments: [
    Case(
      "a path begins with a slash", "paths: {a: {}}",
      "spec.yaml:3:9: error: a path begins with a slash"),
    Case(
      "braces must match", "paths: {'/a/{b': {}, '/a/b}': {}, '/{{a}}': {}}",
      "spec.yaml:3:9: error: the braces of the path don't match",
      "spec.yaml:3:22: error: the braces of the path don't match",
      "spec.yaml:3:35: error: the braces of the path don't match"),
    Case(
      "a path parameter needs a name", "paths: {'/a/{}': {}}",
      "spec.yaml:3:9: error: a path parameter needs a name"),
    Case(
      "a path can't repeat a name", "paths: {'/{a}/{a}': {}}",
      "spec.yaml:3:9: error: the path has `{a}` twice"),
    Case(
      "a path parameter must be declared", "paths:\n  /a/{id}/{key}:\n    get: {}",
      "spec.yaml:5:5: error: `GET` doesn't declare `{id}`, `{key}` of `/a/{id}/{key}`",
      "  help: each needs a parameter with `in: path` and its name, here or in the path item"),
    Case(
      "a declared path parameter must be in the path",
      """
      paths:
        /a/{id}:
          parameters:
            - {name: id, in: path, required: true, schema: {}}
            - {name: ip, in: path, required: true, schema: {}}
          get: {}
      """,
      "spec.yaml:7:9: error: the path parameter `ip` is not in `/a/{id}`",
      "  help: did you mean `id`?"),
    Case(
      "two templates can't match the same requests",
      """
      paths:
        /a/{b}:
          parameters: [{name: b, in: path, required: true, schema: {}}]
          get: {}
        /a/{c}:
          parameters: [{name: c, in: path, required: true, schema: {}}]
          get: {}
      """,
      "spec.yaml:7:3: error: `/a/{c}` matches the same paths as another template",
      "  note: spec.yaml:4:3: the other one"),
    Case(
      "operation IDs are unique", "paths: {/a: {get: {operationId: x}}, /b: {put: {operationId: x}}}",
      "spec.yaml:3:43: error: the operation ID `x` is already used",
      "  note: spec.yaml:3:14: by this operation"),
    Case(
      "responses are required in 3.0", version: "3.0.0", "paths: {/: {get: {}}}",
      "spec.yaml:3:18: error: an Operation Object needs `responses`"),
    Case(
      "a response has a description", "paths: {/: {get: {responses: {200: {}}}}}",
      "spec.yaml:3:36: error: a Response Object needs `description`"),
    Case(
      "a status must be valid",
      "paths: {/: {get: {responses: {2xx: {description: d}, 99: {description: d}, ok: {description: d}, 600: {description: d}}}}}",
      "spec.yaml:3:31: error: `2xx` isn't a status",
      "  help: use a code from 100 to 599, a range such as `4XX`, or `default`",
      "spec.yaml:3:54: error: `99` isn't a status",
      "  help: use a code from 100 to 599, a range such as `4XX`, or `default`",
      "spec.yaml:3:76: error: `ok` isn't a status",
      "  help: use a code from 100 to 599, a range such as `4XX`, or `default`",
      "spec.yaml:3:98: error: `600` isn't a status",
      "  help: use a code from 100 to 599, a range such as `4XX`, or `default`"),
    Case(
      "the name of a header field must be a token",
      "paths: {/: {get: {responses: {200: {description: d, headers: {'a b': {schema: {}}}}}}}}",
      "spec.yaml:3:63: error: `a b` isn't a name for a header field"),
    Case(
      "a method with a keyword can't be an additional operation", version: "3.2.0",
      "paths: {/: {additionalOperations: {POST: {}}}}",
      "spec.yaml:3:13: warning: `additionalOperations` isn't carried over: the client doesn't send these methods",
      "spec.yaml:3:36: error: `POST` can't be an additional operation: it has the keyword `post`"),
  ])
  func paths(_ broken: Case) throws { try broken.check() }

  @Test(arguments: [
    Case(
      "a parameter has a name and a place", "components: {parameters: {p: {schema: {}}}}",
      "spec.yaml:3:30: error: a Parameter Object needs `name`",
      "spec.yaml:3:30: error: a Parameter Object needs `in`"),
    Case(
      "`in` must be one of four places", "components: {parameters: {p: {name: p, in: heeder, schema: {}}}}",
      "spec.yaml:3:44: error: `heeder` isn't a value of `in`",
      "  help: did you mean `header`?"),
    Case(
      "bodies aren't parameters", "components: {parameters: {p: {name: p, in: body, schema: {}}}}",
      "spec.yaml:3:44: error: `in: body` is OpenAPI 2.0",
      "  help: use `requestBody` for what is sent in the body"),
    Case(
      "a parameter has a schema or content", "components: {parameters: {p: {name: p, in: query}}}",
      "spec.yaml:3:30: error: a Parameter Object needs `schema` or `content`"),
    Case(
      "`schema` and `content` can't both be there",
      "components: {parameters: {p: {name: p, in: query, schema: {}, content: {text/plain: {}}}}}",
      "spec.yaml:3:63: error: `schema` and `content` exclude each other"),
    Case(
      "the content of a parameter has one media type",
      "components: {parameters: {p: {name: p, in: query, content: {text/plain: {}, text/html: {}}}}}",
      "spec.yaml:3:60: error: the `content` of a parameter has exactly one media type"),
    Case(
      "a style must be allowed in its place",
      "components: {parameters: {p: {name: p, in: query, style: simple, schema: {}}}}",
      "spec.yaml:3:58: error: `simple` isn't a value of `style`",
      "  help: it takes `form`, `spaceDelimited`, `pipeDelimited`, `deepObject`"),
    Case(
      "allowReserved is only for percent-encoded values",
      "components: {parameters: {p: {name: p, in: header, allowReserved: true, schema: {}}}}",
      "spec.yaml:3:52: error: `allowReserved` can't stand in a header parameter"),
    Case(
      "the name of a path parameter must fit in braces",
      "components: {parameters: {p: {name: 'a/{b}', in: path, required: true, schema: {}}}}",
      "spec.yaml:3:37: error: `a/{b}` can't be the name of a path parameter"),
    Case(
      "a header field has a name without spaces", "components: {parameters: {p: {name: a b, in: header, schema: {}}}}",
      "spec.yaml:3:37: error: `a b` isn't a name for a header field"),
    Case(
      "a parameter can't be listed twice",
      """
      paths:
        /:
          get:
            parameters:
              - {name: a, in: header, schema: {}}
              - {name: A, in: header, schema: {}}
      """,
      "spec.yaml:8:11: error: the header parameter `A` is listed twice",
      "  note: spec.yaml:7:11: the first is here"),
    Case(
      "3.1 has no querystring", "components: {parameters: {p: {name: p, in: querystring, content: {a/b: {}}}}}",
      "spec.yaml:3:44: error: `in: querystring` is for OpenAPI 3.2"),
    Case(
      "a querystring has content", version: "3.2.0",
      "components: {parameters: {p: {name: p, in: querystring, schema: {}}}}",
      "spec.yaml:3:30: warning: a `querystring` parameter isn't carried over: the query isn't sent as one value",
      "spec.yaml:3:57: error: `schema` can't stand beside `in: querystring`"),
    Case(
      "a querystring is the whole query", version: "3.2.0",
      """
      paths:
        /:
          get:
            parameters:
              - {name: a, in: querystring, content: {a/b: {}}}
              - {name: b, in: querystring, content: {a/b: {}}}
              - {name: c, in: query, schema: {}}
      """,
      "spec.yaml:7:11: warning: a `querystring` parameter isn't carried over: the query isn't sent as one value",
      "spec.yaml:8:11: warning: a `querystring` parameter isn't carried over: the query isn't sent as one value",
      "spec.yaml:8:11: error: `querystring` is the whole query: there can't be a second",
      "  note: spec.yaml:7:11: the first is here",
      "spec.yaml:8:11: error: `querystring` is the whole query: there can't be query parameters beside it",
      "  note: spec.yaml:9:11: one is here"),
  ])
  func parameters(_ broken: Case) throws { try broken.check() }
}
