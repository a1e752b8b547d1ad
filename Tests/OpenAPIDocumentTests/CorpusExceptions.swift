// Where this reader and a label of the corpus disagree, and why.

enum CorpusExceptions {
  /// Documents that other tools accept and this reader rejects, with the beginning of the first error's message.
  static let faulty: [String: String] = [
    // Parameters of other files that the corpus doesn't contain.
    "directory/azure.com__network-publicIpAddress__2018-11-01.json": "`GET` doesn't declare `{subscriptionId}`",
    // A property named `required` with a list, which was intended as the keyword one level up.
    "directory/codat.io__sync-for-commerce__1.1.json": "expected a Schema Object, found a list",
    // Formats in the place of types.
    "directory/bulksms.com__main__1.0.0.json": "`int32` isn't a value of `type`",
    "directory/httpbin.org__main__0.9.2.json": "`int` isn't a value of `type`",
    // A style for paths in a query, for which it is undefined what is sent.
    "directory/opendatasoft.com__main__v2.0.json": "`matrix` isn't a value of `style`",
    // A parameter without `in`.
    "directory/shop.app__main__v1.1.json": "a Parameter Object needs `in`",
    // The schema of the specification can't see that `{id}` is declared as `petId`; the text of the specification forbids it.
    "oai/v3.1/pass/operation-object-example.yaml": "`PUT` doesn't declare `{id}`",
    "oai/v3.2/pass/operation-object-example.yaml": "`PUT` doesn't declare `{id}`",
    // A plus sign is a space in forms (HTML), not in URIs (RFC 3986).
    "mermade/3.0/pass/fiendish/ref-encoding3.yaml": "nothing exists at",
    // Labelled for a tool that adds an empty `paths`.
    "mermade/3.0/pass/server_enum_empty.yaml": "an OpenAPI Object needs `paths`",
    "mermade/3.0/pass/server_enum_unknown.yaml": "an OpenAPI Object needs `paths`",
    // Labelled for a tool that converts 2.0.
    "mermade/3.0/pass/fiendish/ref-encoding2.yaml": "OpenAPI 2.0 isn't supported",
    "mermade/3.0/pass/gluecon/example1_from_._Different_requestbody.md.yaml": "OpenAPI 2.0 isn't supported",
    "mermade/3.0/pass/gluecon/example1_from_._Different_servers.md.yaml": "OpenAPI 2.0 isn't supported",
    "mermade/3.0/pass/resolution/twolevel/index.yaml": "OpenAPI 2.0 isn't supported",
    "mermade/3.0/pass/swagger2openapi/swagger.yaml": "OpenAPI 2.0 isn't supported",
    // Fragments that another document refers to.
    "mermade/3.0/pass/resolution/twolevel/subdir1/subdir2/ok.yaml": "this isn't an OpenAPI document",
    "mermade/3.0/pass/resolution/twolevel/subdir1/test.yaml": "this isn't an OpenAPI document",
    // Files of zero length.
    "mermade/3.0/pass/swagger2openapi/fart.openapi.yaml": "the file is empty",
    "mermade/3.0/pass/swagger2openapi/swagger.json": "the file is empty",
    "mermade/3.0/pass/swagger2openapi/test-oas3.yaml": "the file is empty",
    "mermade/3.0/pass/swagger2openapi/test-openapi.json": "the file is empty",
    "mermade/3.0/pass/swagger2openapi/test.json": "the file is empty",
    "mermade/3.0/pass/swagger2openapi/test.yaml": "the file is empty",
  ]

  /// Documents that other tools reject and this reader accepts, with the reasons.
  static let lenient: [String: String] = {
    let unknown = "an unknown keyword is a warning"
    let format = "URLs and addresses for readers aren't checked"
    let code = "it attacks generators that print text unescaped; as a document it is right"
    let fuzz = "mermade/3.0/fail/fuzz1"
    return [
      "oai/v3.1/fail/link-object-no-body.yaml": unknown,
      "mermade/3.0/fail/info_summary.yaml": unknown,
      "mermade/3.0/fail/license_identifier.yaml": unknown,
      "mermade/3.0/fail/hasFlowNotFlows.json": unknown,
      "mermade/3.0/fail/schemaProperties.yaml": unknown,
      "mermade/3.0/fail/duplicateRequired.yaml": "a repetition in `required` is a warning: its meaning is plain",
      "mermade/3.0/fail/gluecon/example2_from_._New_links.md.yaml":
        "`required: true` missing from a path parameter is a warning: it can't be otherwise",
      "mermade/3.0/fail/invalidPattern.yaml": "patterns go into doc comments and aren't run",
      "mermade/3.0/fail/OAI/api-with-examples.yaml": "what an example holds isn't checked",
      "\(fuzz)/0e5805a8-5699-4428-9449-423c281d88c6.yaml": format,
      "\(fuzz)/39a5dbd7-b0c2-42f6-8b80-c9a9faec9260.yaml": format,
      "\(fuzz)/6213afe9-852c-427a-aa5b-3ad64b2c99b3.yaml": format,
      "\(fuzz)/6b245d6c-716f-47bc-b347-c26ab9c92d0b.yaml": format,
      "\(fuzz)/7665f29f-7502-4846-840c-7205870447fd.yaml": format,
      "\(fuzz)/8eed4b36-fe95-48d5-9968-5af531a2dcb3.yaml": format,
      "\(fuzz)/a2c3cd63-857e-4f62-a256-968878f2787b.yaml": format,
      "\(fuzz)/d3c6e7e2-f131-47ba-833f-6c7525692ff8.yaml": format,
      "mermade/3.0/malicious/rapid7-html.json": code,
      "mermade/3.0/malicious/rapid7-php.json": code,
      "mermade/3.0/malicious/rapid7-ruby.json": code,
    ]
  }()
}
