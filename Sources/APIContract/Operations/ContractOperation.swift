package import DataReading
package import Diagnostics
package import OpenAPIDocument

/// An operation of a path, a webhook or a callback.
package struct ContractOperation {
  /// A parameter, declared by the path or the operation.
  package struct Parameter {
    package let name: String
    /// `path`, `query`, `header` or `cookie`, and from OpenAPI 3.2 on `querystring`.
    package let place: String
    package let isRequired: Bool
    package let schema: SchemaParts?
    package let node: Node
    /// The style, explode and media type, including the defaults that the document leaves out.
    package let serialization: String
    /// Whether values are sent as plain text, in which `1` and `"1"` are the same.
    package let isText: Bool

    /// The identity of the parameter; the names of headers are compared without case.
    package var key: String { "\(place) \(place == "header" ? name.lowercased() : name.exactSpelling)" }

    /// Whether the name of a path parameter is in the path, as it is in `;name=value`.
    package var isNameInPath: Bool { place == "path" && serialization.hasPrefix("matrix") }
  }

  /// A media type of a body.
  package struct Content {
    package let mediaType: String
    /// `nil` if the document says nothing of the content.
    package let schema: SchemaParts?
    /// The schema of each item of a stream.
    package let itemSchema: SchemaParts?
    package let encoding: PartEncodings
    package let location: SourceLocation

    /// The media type without its parameters.
    package var range: MediaRange { MediaRange(mediaType) }
  }

  package struct Body {
    package let isRequired: Bool
    package let content: [Content]
    package let node: Node
  }

  /// A header of a response.
  package struct Header {
    package let name: String
    package let isRequired: Bool
    package let schema: SchemaParts?
    package let serialization: String
    package let node: Node
  }

  package struct Response {
    /// `200`, `4XX` or `default`.
    package let status: String
    package let content: [Content]
    package let headers: [Header]
    package let links: Node?
    package let node: Node
    package let location: SourceLocation
    /// Whether the status is no failure: 1xx, 2xx or 3xx.
    package var isSuccess: Bool { "123".contains(status.first ?? " ") }
  }

  /// One way to authenticate: the schemes that are required together.
  package struct Security: Hashable {
    package struct Scheme: Hashable {
      /// The keywords that say what a scheme does.
      package static let keywords = ["type", "scheme", "in", "name"]
      /// The keywords of a flow, or of a scheme without flows, that say where tokens come from.
      package static let urls = [
        "authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl", "openIdConnectUrl",
      ]

      /// What the scheme does: its type, its place and its name there.
      package let effect: String
      package let scopes: Set<String>
      /// The name of the scheme in the document.
      package let name: String
      /// The list of the scopes that are required.
      package let required: Node
      /// The scheme as the components describe it.
      package let definition: Node?
      /// The URLs that issue tokens, by the OAuth flows that the scheme has; of OpenID Connect, by an empty name.
      package let flows: [String: [String]]
      /// What the scopes are said to be, by their names, by the flows.
      package let scopeTexts: [String: [String: String]]
    }
    package let schemes: [Scheme]
    package let location: SourceLocation
  }

  package let method: String
  /// The path as written, below the server's path.
  package let path: String
  /// The server's path and the path of the operation.
  package let fullPath: String
  /// The path in a form that is equal for the same requests: without the names of parameters.
  package let shape: String
  /// The same of ``fullPath``.
  package let fullShape: String
  /// The name of a callback that the operation is in.
  package let callback: String?
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
  /// Where the alternatives are listed; `nil` if neither the operation nor the document lists any.
  package let securityLocation: SourceLocation?
  package let callbacks: [ContractOperation]
  package let scopes: Set<String>?
  /// The first server.
  package let server: Contract.Server?
  /// Whether the operation or its path lists servers.
  package let hasOwnServers: Bool

  /// The responses of success. Where none is documented, `default` is one.
  package var successes: [Response] {
    let known = responses.filter(\.isSuccess)
    return known.isEmpty ? responses.filter { $0.status == "default" } : known
  }

  /// The method and path, such as `GET /things/{id}`.
  package var name: String { "\(method) \(path)" }
}
