import DataReading
import Testing

/// The document that surrounds the fragments of a pair.
enum Frame: String {
  /// The keys of the document.
  case document
  /// The text of the document, for spellings that the other frames lose.
  case text
  /// The keys of `GET /things`, which has no content.
  case operation
  /// The keys of an optional query parameter of `GET /things`.
  case parameter
  /// The keys of the optional request body of `POST /things`.
  case body
  /// The JSON request body of `POST /things`.
  case requestSchema = "request schema"
  /// The optional property `value` of the request body of `POST /things`.
  case requestProperty = "request property"
  /// The keys of the response 200 of `GET /things`.
  case response
  /// The JSON response of `GET /things`.
  case responseSchema = "response schema"
  /// The required property `value` of the response of `GET /things`.
  case responseProperty = "response property"
  /// The JSON body that the webhook `changed` delivers.
  case webhook

  /// The direction of the values, if the frame is about values.
  var direction: String {
    switch self {
    case .document, .text, .operation: "none"
    case .parameter, .body, .requestSchema, .requestProperty: "request"
    case .response, .responseSchema, .responseProperty, .webhook: "response"
    }
  }

  /// The operation that a change of the fragment affects.
  var operation: String {
    switch self {
    case .body, .requestSchema, .requestProperty: "POST /things"
    case .webhook: "POST changed (webhook)"
    default: "GET /things"
    }
  }

  /// Returns the text of the document with a fragment.
  ///
  /// - Parameter root: Keys of the document that are added to those of the frame or replace them.
  func document(with fragment: Node, root: [Node]) throws -> String {
    if self == .text { return try #require(fragment.string) }
    let own = try Self.merged(base, with: [fragment])
    let framed = self == .document ? fragment : try Self.node("{\(place(of: own))}")
    return try Self.merged("{openapi: 3.1.0, info: {title: T, version: '1'}, paths: {}}", with: [framed] + root)
  }

  /// Returns where a fragment is in the document.
  private func place(of fragment: String) -> String {
    let content = "content: {application/json: {schema: \(fragment)}}"
    let object = "{type: object, properties: {value: \(fragment)}"
    let done = "responses: {'204': {description: D}}"
    return switch self {
    case .document, .text: fragment
    case .operation: "paths: {/things: {get: \(fragment)}}"
    case .parameter: "paths: {/things: {get: {operationId: things, parameters: [\(fragment)], \(done)}}}"
    case .body: "paths: {/things: {post: {operationId: addThing, requestBody: \(fragment), \(done)}}}"
    case .requestSchema: Self.body.place(of: "{required: true, \(content)}")
    case .requestProperty: Self.requestSchema.place(of: "\(object)}")
    case .response: "paths: {/things: {get: {operationId: things, responses: {'200': \(fragment)}}}}"
    case .responseSchema: Self.response.place(of: "{description: D, \(content)}")
    case .responseProperty: Self.responseSchema.place(of: "\(object), required: [value]}")
    case .webhook: "webhooks: {changed: {post: {requestBody: {required: true, \(content)}, \(done)}}}"
    }
  }

  /// The keys that a fragment has unless it gives others.
  private var base: String {
    switch self {
    case .operation: "{operationId: things, responses: {'204': {description: D}}}"
    case .parameter: "{name: word, in: query, schema: {type: string}}"
    case .body: "{content: {application/json: {schema: {type: object}}}}"
    case .response: "{description: D}"
    default: "{}"
    }
  }

  private static func merged(_ base: String, with others: [Node]) throws -> String {
    var entries = try node(base).mapping?.entries ?? []
    for entry in others.flatMap({ $0.mapping?.entries ?? [] }) {
      entries.removeAll { $0.key == entry.key }
      entries.append(entry)
    }
    return try Node(.mapping(Mapping(entries)), at: node(base).location).jsonText
  }

  private static func node(_ text: String) throws -> Node {
    try DataReader().read(bytes: Array(text.utf8), path: "frame.yaml")
  }
}
