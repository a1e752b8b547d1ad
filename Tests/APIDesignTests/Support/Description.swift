import APIDesign
import APIModel
import DataReading
import Diagnostics
import OpenAPIDocument
import Testing

/// An OpenAPI document in memory, for tests of its design. No Swift is generated.
struct Description {
  var files: [String: String]
  var configuration = ""

  init(files: [String: String], configuration: String = "") {
    self.files = files
    self.configuration = configuration
  }

  /// Creates a document of one file; the text begins after the head.
  init(_ text: String, configuration: String = "") {
    self.init(
      files: ["spec.yaml": "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n" + text], configuration: configuration)
  }

  /// Creates a document whose only operation sends and returns a property `p` of a schema, the only place with a type
  /// `Whole`.
  static func property(_ schema: String, required: Bool = true, method: String = "post") -> Description {
    let content = "{application/json: {schema: {$ref: '#/components/schemas/Whole'}}}"
    let body = method == "get" ? "" : "requestBody: {required: true, content: \(content)}, "
    return Description(
      """
      paths:
        /things:
          \(method): {operationId: things, \(body)responses: {'200': {description: D, content: \(content)}}}
      components:
        schemas:
          Whole: {type: object, \(required ? "required: [p], " : "")properties: {p: \(schema)}}
      """)
  }

  func decided() throws -> (api: API, diagnostics: [Diagnostic]) {
    let diagnostics = DiagnosticCollector()
    let reader = DocumentReader(reader: DataReader(files: FileStore(texts: files)))
    let document = try reader.read(path: "spec.yaml", reportingTo: diagnostics)
    var decisions = Configuration()
    if !configuration.isEmpty {
      decisions = try Configuration(DataReader().read(bytes: Array(configuration.utf8), path: "apigen.yaml"))
    }
    var api = try API(document, configuration: decisions, reportingTo: diagnostics)
    api.source = "spec.yaml"
    return (api, diagnostics.all)
  }
}

extension API {
  /// Returns the declared type of a name.
  func type(_ name: String) throws -> TypeDeclaration {
    try #require(types.first { $0.name.text == name }, "no type \(name) among \(types.map(\.name.text))")
  }

  /// Returns the properties of the declared type of a name.
  func members(of name: String) throws -> [Member] {
    guard case .object(let object) = try type(name).kind else { return [] }
    return object.members
  }

  /// The only operation.
  var endpoint: Endpoint { get throws { try #require(resources.first?.endpoints.first) } }
}
