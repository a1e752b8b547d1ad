/// The keywords of OpenAPI 3.0, 3.1 and 3.2 by object kind, and how each is processed. This table is complete: any
/// other keyword is reported as unknown. To support another keyword, change its row and the reader of its object.
enum KeywordLedger {
  private static let readers = "it is for human readers"
  private static let credentials = "credentials are given to the client, not to an operation"
  private static let inPlace = "it applies where it is referred to"
  private static let oneServer = "every operation goes to the server that the client is created for"
  private static let encoding = "parts are sent in their default encoding"
  private static let validation = "the client doesn't check it, and it doesn't affect the type"

  static let rules: [ObjectKind: ObjectRules] = [
    .openAPI: ObjectRules(
      [
        .carried("openapi", .text),
        .notCarried("$self", .text, "references are resolved against the path of the file", since: .v3_2),
        .carried("info", .object(.info)),
        .notCarried("jsonSchemaDialect", .text, "schemas are read in OpenAPI's own dialect", since: .v3_1),
        .carried("servers", .objects(.server)),
        .carried("paths", .object(.paths)),
        .notCarried("webhooks", .map(.object(.pathItem)), "a client doesn't receive requests", since: .v3_1),
        .carried("components", .object(.components)),
        .immaterial("security", .objects(.securityRequirement), credentials),
        .carried("tags", .objects(.tag)),
        .immaterial("externalDocs", .object(.externalDocumentation), readers),
      ], required: ["info"], requiredUntil: ["paths": .v3_0]),

    .info: ObjectRules(
      [
        .carried("title", .text),
        .immaterial("summary", .text, readers, since: .v3_1),
        .carried("description", .text),
        .immaterial("termsOfService", .text, readers),
        .immaterial("contact", .object(.contact), readers),
        .immaterial("license", .object(.license), readers),
        .carried("version", .text),
      ], required: ["title", "version"]),

    .contact: ObjectRules([
      .immaterial("name", .text, readers),
      .immaterial("url", .text, readers),
      .immaterial("email", .text, readers),
    ]),

    .license: ObjectRules(
      [
        .immaterial("name", .text, readers),
        .immaterial("identifier", .text, readers, since: .v3_1),
        .immaterial("url", .text, readers),
      ], required: ["name"], exclusive: [("identifier", "url")]),

    .server: ObjectRules(
      [
        .carried("url", .text),
        .immaterial("description", .text, readers),
        .immaterial("name", .text, readers, since: .v3_2),
        .carried("variables", .map(.object(.serverVariable))),
      ], required: ["url"]),

    .serverVariable: ObjectRules(
      [
        .carried("enum", .texts),
        .carried("default", .text),
        .carried("description", .text),
      ], required: ["default"]),

    .components: ObjectRules([
      .carried("schemas", .map(.object(.schema))),
      .carried("responses", .map(.object(.response))),
      .carried("parameters", .map(.object(.parameter))),
      .immaterial("examples", .map(.object(.example)), readers),
      .carried("requestBodies", .map(.object(.requestBody))),
      .carried("headers", .map(.object(.header))),
      .immaterial("securitySchemes", .map(.object(.securityScheme)), credentials),
      .immaterial("links", .map(.object(.link)), inPlace),
      .immaterial("callbacks", .map(.object(.callback)), inPlace),
      .carried("pathItems", .map(.object(.pathItem)), since: .v3_1),
      .carried("mediaTypes", .map(.object(.mediaType)), since: .v3_2),
    ]),

    .paths: ObjectRules([], others: .object(.pathItem)),

    .pathItem: ObjectRules([
      .carried("$ref", .text),
      .immaterial("summary", .text, readers),
      .immaterial("description", .text, readers),
      .carried("get", .object(.operation)),
      .carried("put", .object(.operation)),
      .carried("post", .object(.operation)),
      .carried("delete", .object(.operation)),
      .carried("options", .object(.operation)),
      .carried("head", .object(.operation)),
      .carried("patch", .object(.operation)),
      .carried("trace", .object(.operation)),
      .notCarried("query", .object(.operation), "the client doesn't send this method", since: .v3_2),
      .notCarried(
        "additionalOperations", .map(.object(.operation)), "the client doesn't send these methods", since: .v3_2),
      .notCarried("servers", .objects(.server), oneServer),
      .carried("parameters", .objects(.parameter)),
    ]),

    .operation: ObjectRules(
      [
        .carried("tags", .texts),
        .carried("summary", .text),
        .carried("description", .text),
        .immaterial("externalDocs", .object(.externalDocumentation), readers),
        .carried("operationId", .text),
        .carried("parameters", .objects(.parameter)),
        .carried("requestBody", .object(.requestBody)),
        .carried("responses", .object(.responses)),
        .notCarried("callbacks", .map(.object(.callback)), "a client doesn't receive requests"),
        .carried("deprecated", .boolean),
        .immaterial("security", .objects(.securityRequirement), credentials),
        .notCarried("servers", .objects(.server), oneServer),
      ], requiredUntil: ["responses": .v3_0]),

    .externalDocumentation: ObjectRules(
      [
        .immaterial("description", .text, readers),
        .immaterial("url", .text, readers),
      ], required: ["url"]),

    .parameter: ObjectRules(
      [
        .carried("name", .text),
        .carried("in", .text),
        .carried("description", .text),
        .carried("required", .boolean),
        .carried("deprecated", .boolean),
        .immaterial("allowEmptyValue", .boolean, "the specification advises against it"),
        .carried("style", .text),
        .carried("explode", .boolean),
        .carried("allowReserved", .boolean),
        .carried("schema", .object(.schema)),
        .immaterial("example", .any, readers),
        .immaterial("examples", .map(.object(.example)), readers),
        .carried("content", .map(.object(.mediaType))),
      ], required: ["name", "in"],
      exclusive: [
        ("schema", "content"), ("example", "examples"), ("content", "style"), ("content", "explode"),
        ("content", "allowReserved"),
      ]),

    .requestBody: ObjectRules(
      [
        .carried("description", .text),
        .carried("content", .map(.object(.mediaType))),
        .carried("required", .boolean),
      ], required: ["content"]),

    .mediaType: ObjectRules(
      [
        .immaterial("description", .text, readers, since: .v3_2),
        .carried("schema", .object(.schema)),
        .notCarried("itemSchema", .object(.schema), "a stream of items isn't read item by item", since: .v3_2),
        .immaterial("example", .any, readers),
        .immaterial("examples", .map(.object(.example)), readers),
        .notCarried("encoding", .map(.object(.encoding)), encoding),
        .notCarried("prefixEncoding", .objects(.encoding), encoding, since: .v3_2),
        .notCarried("itemEncoding", .object(.encoding), encoding, since: .v3_2),
      ],
      exclusive: [("example", "examples"), ("encoding", "prefixEncoding"), ("encoding", "itemEncoding")]),

    .encoding: ObjectRules(
      [
        .notCarried("contentType", .text, encoding),
        .notCarried("headers", .map(.object(.header)), encoding),
        .notCarried("style", .word(["form", "spaceDelimited", "pipeDelimited", "deepObject"]), encoding),
        .notCarried("explode", .boolean, encoding),
        .notCarried("allowReserved", .boolean, encoding),
        .notCarried("encoding", .map(.object(.encoding)), encoding, since: .v3_2),
        .notCarried("prefixEncoding", .objects(.encoding), encoding, since: .v3_2),
        .notCarried("itemEncoding", .object(.encoding), encoding, since: .v3_2),
      ], exclusive: [("encoding", "prefixEncoding"), ("encoding", "itemEncoding")]),

    .responses: ObjectRules([], others: .object(.response)),

    .response: ObjectRules(
      [
        .immaterial("summary", .text, readers, since: .v3_2),
        .carried("description", .text),
        .carried("headers", .map(.object(.header))),
        .carried("content", .map(.object(.mediaType))),
        .notCarried("links", .map(.object(.link)), "a response doesn't lead to other operations"),
      ], requiredUntil: ["description": .v3_1]),

    .callback: ObjectRules([], others: .object(.pathItem)),

    .example: ObjectRules(
      [
        .immaterial("summary", .text, readers),
        .immaterial("description", .text, readers),
        .immaterial("value", .any, readers),
        .immaterial("externalValue", .text, readers),
        .immaterial("dataValue", .any, readers, since: .v3_2),
        .immaterial("serializedValue", .text, readers, since: .v3_2),
      ],
      exclusive: [
        ("value", "externalValue"), ("value", "dataValue"), ("value", "serializedValue"),
        ("serializedValue", "externalValue"),
      ]),

    .link: ObjectRules(
      [
        .notCarried("operationRef", .text, "links aren't followed"),
        .notCarried("operationId", .text, "links aren't followed"),
        .notCarried("parameters", .map(.any), "links aren't followed"),
        .notCarried("requestBody", .any, "links aren't followed"),
        .immaterial("description", .text, readers),
        .notCarried("server", .object(.server), "links aren't followed"),
      ], exclusive: [("operationRef", "operationId")]),

    .header: ObjectRules(
      [
        .carried("description", .text),
        .immaterial("required", .boolean, "an absent header field is never an error for the client"),
        .immaterial("deprecated", .boolean, readers),
        .immaterial("allowEmptyValue", .boolean, "the specification advises against it"),
        .immaterial("style", .word(["simple"]), "there is no other"),
        .immaterial("explode", .boolean, "header fields are handed over as text"),
        .refused("allowReserved", "it is only for parameters"),
        .refused("name", "the key of the header is its name"),
        .refused("in", "a header is always in the header"),
        .carried("schema", .object(.schema)),
        .immaterial("example", .any, readers),
        .immaterial("examples", .map(.object(.example)), readers),
        .carried("content", .map(.object(.mediaType))),
      ], exclusive: [("schema", "content"), ("example", "examples")]),

    .tag: ObjectRules(
      [
        .carried("name", .text),
        .immaterial("summary", .text, readers, since: .v3_2),
        .carried("description", .text),
        .immaterial("externalDocs", .object(.externalDocumentation), readers),
        .immaterial("parent", .text, readers, since: .v3_2),
        .immaterial("kind", .text, readers, since: .v3_2),
      ], required: ["name"]),

    .schema: ObjectRules([
      .carried("title", .text),
      .carried("description", .text),
      .carried("type", .any),
      .carried("format", .text),
      .carried("nullable", .boolean),
      .carried("enum", .list),
      .carried("const", .any, since: .v3_1),
      .carried("default", .any),
      .carried("properties", .map(.object(.schema))),
      .carried("required", .texts),
      .carried("additionalProperties", .flagOr(.schema)),
      .carried("items", .object(.schema)),
      .carried("allOf", .objects(.schema)),
      .carried("oneOf", .objects(.schema)),
      .carried("anyOf", .objects(.schema)),
      .carried("discriminator", .object(.discriminator)),
      .carried("readOnly", .boolean),
      .carried("writeOnly", .boolean),
      .carried("deprecated", .boolean),
      .carried("example", .any),
      .carried("examples", .list, since: .v3_1),

      // Limits.
      .documented("multipleOf", .number),
      .documented("minimum", .number),
      .documented("maximum", .number),
      .documented("exclusiveMinimum", .boolean, until: .v3_0),
      .documented("exclusiveMaximum", .boolean, until: .v3_0),
      .documented("exclusiveMinimum", .number, since: .v3_1),
      .documented("exclusiveMaximum", .number, since: .v3_1),
      .documented("minLength", .count),
      .documented("maxLength", .count),
      .documented("pattern", .text),
      .documented("minItems", .count),
      .documented("maxItems", .count),
      .documented("uniqueItems", .boolean),
      .documented("minProperties", .count),
      .documented("maxProperties", .count),
      .documented("contentEncoding", .text, since: .v3_1),
      .documented("contentMediaType", .text, since: .v3_1),

      // References and identity.
      .carried("$ref", .text, since: .v3_1),
      .carried("$anchor", .text, since: .v3_1),
      .immaterial("$defs", .map(.object(.schema)), inPlace, since: .v3_1),
      .notCarried("$id", .text, "references are resolved against the path of the file", since: .v3_1),
      .notCarried("$schema", .text, "schemas are read in OpenAPI's own dialect", since: .v3_1),
      .notCarried("$vocabulary", .any, "schemas are read in OpenAPI's own dialect", since: .v3_1),
      .notCarried("$dynamicRef", .text, "the value stays untyped", since: .v3_1),
      .notCarried("$dynamicAnchor", .text, "nothing can refer to it", since: .v3_1),

      // Keywords that Swift types can't express.
      .notCarried("not", .object(.schema), validation),
      .notCarried("if", .object(.schema), validation, since: .v3_1),
      .notCarried("then", .object(.schema), validation, since: .v3_1),
      .notCarried("else", .object(.schema), validation, since: .v3_1),
      .notCarried("dependentSchemas", .map(.object(.schema)), validation, since: .v3_1),
      .notCarried("dependentRequired", .map(.texts), validation, since: .v3_1),
      .notCarried("propertyNames", .object(.schema), validation, since: .v3_1),
      .notCarried("contains", .object(.schema), validation, since: .v3_1),
      .notCarried("minContains", .count, validation, since: .v3_1),
      .notCarried("maxContains", .count, validation, since: .v3_1),
      .notCarried("unevaluatedItems", .object(.schema), validation, since: .v3_1),
      .notCarried("unevaluatedProperties", .object(.schema), validation, since: .v3_1),
      .notCarried("patternProperties", .map(.object(.schema)), "such properties stay untyped", since: .v3_1),
      .notCarried("prefixItems", .objects(.schema), "such elements stay untyped", since: .v3_1),
      .notCarried("contentSchema", .object(.schema), "the text is handed over as it is", since: .v3_1),

      .immaterial("$comment", .text, readers, since: .v3_1),
      .immaterial("externalDocs", .object(.externalDocumentation), readers),
      .immaterial("xml", .object(.xml), "it is for bodies in XML"),
    ]),

    .discriminator: ObjectRules(
      [
        .carried("propertyName", .text),
        .carried("mapping", .map(.text)),
        .notCarried("defaultMapping", .text, "a value without a mapping stays untyped", since: .v3_2),
      ], required: ["propertyName"]),

    .xml: ObjectRules(
      [
        .immaterial("nodeType", .word(["element", "attribute", "text", "cdata", "none"]), readers, since: .v3_2),
        .immaterial("name", .text, readers),
        .immaterial("namespace", .text, readers),
        .immaterial("prefix", .text, readers),
        .immaterial("attribute", .boolean, readers),
        .immaterial("wrapped", .boolean, readers),
      ], exclusive: [("nodeType", "attribute"), ("nodeType", "wrapped")]),

    .securityScheme: ObjectRules(
      [
        .immaterial("type", .word(["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]), credentials),
        .immaterial("description", .text, readers),
        .immaterial("name", .text, credentials),
        .immaterial("in", .word(["query", "header", "cookie"]), credentials),
        .immaterial("scheme", .text, credentials),
        .immaterial("bearerFormat", .text, credentials),
        .immaterial("flows", .object(.oauthFlows), credentials),
        .immaterial("openIdConnectUrl", .text, credentials),
        .immaterial("oauth2MetadataUrl", .text, credentials, since: .v3_2),
        .immaterial("deprecated", .boolean, readers, since: .v3_2),
      ], required: ["type"]),

    .oauthFlows: ObjectRules([
      .immaterial("implicit", .object(.oauthFlow), credentials),
      .immaterial("password", .object(.oauthFlow), credentials),
      .immaterial("clientCredentials", .object(.oauthFlow), credentials),
      .immaterial("authorizationCode", .object(.oauthFlow), credentials),
      .immaterial("deviceAuthorization", .object(.oauthFlow), credentials, since: .v3_2),
    ]),

    .oauthFlow: ObjectRules(
      [
        .immaterial("authorizationUrl", .text, credentials),
        .immaterial("deviceAuthorizationUrl", .text, credentials, since: .v3_2),
        .immaterial("tokenUrl", .text, credentials),
        .immaterial("refreshUrl", .text, credentials),
        .immaterial("scopes", .map(.text), credentials),
      ], required: ["scopes"]),

    .securityRequirement: ObjectRules([], others: .texts),
  ]
}
