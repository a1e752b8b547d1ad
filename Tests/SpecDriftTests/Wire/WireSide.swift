import APIModel
import DataReading
import Diagnostics
import Generation
import OpenAPIDocument
import SpecDrift
import SwiftEmission

/// One of two documents for witnesses: what it says, and the code that is generated from it.
struct WireSide {
  let comparedSide: Comparison.Side
  let document: WireDocument
  /// `nil` if no code can be generated.
  let api: API?
  let files: [String: String]

  init(documentAt path: String, files store: FileStore = .disk) throws(DiagnosticError) {
    comparedSide = try Comparison.Side(documentAt: path, files: store)
    document = WireDocument(try DataReader(files: store).read(path: path))
    let generation = try? Generation(documentAt: path, files: store, mayBeEmpty: true)
    api = generation?.api
    files = generation?.swiftFiles ?? [:]
  }
}

extension WireSide {
  /// An operation of the generated code, and the same in the document.
  struct Endpoint {
    let index: Int
    let endpoint: APIModel.Endpoint
    let operation: WireDocument.Operation
    /// A path of the operation.
    let path: String
  }

  var endpoints: [Endpoint] {
    (api?.scopedEndpoints ?? []).enumerated().compactMap { index, scoped in
      let prefix = scoped.level.map { $0.pathPrefix + "1" } ?? ""
      let path = prefix + scoped.endpoint.path.map(\.example).joined()
      return document.operation(scoped.endpoint.method, path).map {
        Endpoint(index: index, endpoint: scoped.endpoint, operation: $0.0, path: path)
      }
    }
  }

  /// The type that reads a response of a status that isn't a success; `nil` if none is generated for it.
  func reader(of response: Node?) -> String? {
    guard let schema = response?.jsonContent?["schema"] else { return nil }
    let place = (schema["$ref"] == nil ? schema : document.resolved(schema)).location
    return api?.types.first { $0.isReadable && $0.provenance.location == place }?.name.text
  }
}

extension API {
  /// Every endpoint in each scope in which it exists, with its namespace.
  var scopedEndpoints: [(namespace: SwiftIdentifier, endpoint: APIModel.Endpoint, level: ScopeFamily.Level?)] {
    resources.flatMap { resource in
      resource.endpoints.flatMap { endpoint in
        levels(of: endpoint.scope).map { (resource.name, endpoint, $0) }
      }
    }
  }

  private func levels(of scope: ScopeUse?) -> [ScopeFamily.Level?] {
    switch scope {
    case nil: [nil]
    case .family: scopes?.levels ?? []
    case .type(let name): scopes?.levels.filter { $0.type == name } ?? []
    }
  }
}

extension APIModel.Endpoint.PathPart {
  fileprivate var example: String {
    switch self {
    case .literal(let text): text
    case .parameter: "1"
    }
  }
}

extension Node {
  /// The media type of a body or response whose content is JSON.
  var jsonContent: Node? { self["content"]?.mapping?.entries.first { MediaType($0.key).isJSON }?.value }
}

/// A media type without its parameters.
struct MediaType: Equatable {
  let name: String

  init(_ text: String) {
    name = text.split(separator: ";").first.map { $0.trimmingPrefix { $0 == " " }.lowercased() } ?? ""
  }

  var isJSON: Bool { name == "application/json" || name.hasSuffix("+json") || name == "*/*" || name == "application/*" }

  /// Whether a body of one can be taken for a body of the other.
  func fits(_ other: MediaType) -> Bool {
    func covers(_ range: String, _ name: String) -> Bool {
      range == "*/*" || (range.hasSuffix("/*") && name.hasPrefix(range.dropLast()))
    }
    return self == other || (isJSON && other.isJSON) || covers(name, other.name) || covers(other.name, name)
  }
}
