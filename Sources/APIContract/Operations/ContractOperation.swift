package import DataReading
package import Diagnostics

/// An operation of a path, a webhook or a callback.
package struct ContractOperation {
  /// A parameter, declared by the path or the operation.
  package struct Parameter {
    package let name: String
    /// `path`, `query`, `header` or `cookie`.
    package let place: String
    package let isRequired: Bool
    package let schema: SchemaParts?
    package let node: Node
    /// The style, explode and media type, including the defaults that the document leaves out.
    package let serialization: String

    /// The identity of the parameter; the names of headers are compared without case.
    package var key: String { "\(place) \(place == "header" ? name.lowercased() : name)" }
  }

  /// A media type of a body.
  package struct Content {
    package let mediaType: String
    package let schema: SchemaParts?
    package let encoding: PartEncodings
    package let location: SourceLocation
  }

  package struct Body {
    package let isRequired: Bool
    package let content: [Content]
    package let node: Node
  }

  package struct Response {
    /// `200`, `4XX` or `default`.
    package let status: String
    package let content: [Content]
    package let headers: [(name: String, node: Node, isRequired: Bool, schema: SchemaParts?)]
    package let links: Node?
    package let node: Node
    package let location: SourceLocation
    /// Whether generated code treats the status as a success.
    package var isSuccess: Bool { "123".contains(status.first ?? " ") }
  }

  /// One way to authenticate: the schemes that are required together.
  package struct Security: Hashable {
    package struct Scheme: Hashable {
      /// What the scheme does: its type, its place and its name there.
      package let effect: String
      package let scopes: Set<String>
      /// The name of the scheme in the document.
      package let name: String
      /// The URLs that issue tokens.
      package let addresses: String
    }
    package let schemes: [Scheme]
  }

  package let method: String
  /// The path as written, below the server's path.
  package let path: String
  /// The server's path and the path of the operation.
  package let fullPath: String
  package let id: String?
  package let tags: [String]
  package let node: Node
  package let location: SourceLocation
  /// The location of the method, by which the generated operation is found.
  package let keyLocation: SourceLocation
  package let parameters: [Parameter]
  package let body: Body?
  package let responses: [Response]
  /// The alternative ways to authenticate, any of which is enough; empty if none is required.
  package let security: [Security]
  package let securityLocation: SourceLocation
  package let securityItems: [SourceLocation]
  package let callbacks: [ContractOperation]
  package let scopes: Set<String>?

  /// The method and path, such as `GET /things/{id}`.
  package var name: String { "\(method) \(path)" }
}
