package import DataReading
package import Diagnostics

/// One operation: a method and a path, or a webhook or a callback.
package struct ContractOperation {
  /// A parameter, wherever it is declared.
  package struct Parameter {
    package let name: String
    /// `path`, `query`, `header` or `cookie`.
    package let place: String
    package let isRequired: Bool
    package let schema: SchemaParts?
    package let node: Node
    /// Style, explode and media type, those that go without saying too.
    package let serialization: String

    /// What tells it from others: names of headers have no case.
    package var key: String { "\(place) \(place == "header" ? name.lowercased() : name)" }
  }

  /// A form of a body.
  package struct Content {
    package let mediaType: String
    package let schema: SchemaParts?
    package let encoding: Node?
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
    /// Whether the program's code takes it for a success.
    package var isSuccess: Bool { "123".contains(status.first ?? " ") }
  }

  /// One way to sign in: everything that it asks for at once.
  package struct Security: Hashable {
    package struct Scheme: Hashable {
      /// What it does: its type, its place and its name there.
      package let effect: String
      package let scopes: Set<String>
      /// Its name in the document.
      package let name: String
      /// Where tokens come from.
      package let addresses: String
    }
    package let schemes: [Scheme]
  }

  package let method: String
  /// As it is written, below the server's path.
  package let path: String
  /// The path of the server and its own.
  package let fullPath: String
  package let id: String?
  package let tags: [String]
  package let node: Node
  package let location: SourceLocation
  package let parameters: [Parameter]
  package let body: Body?
  package let responses: [Response]
  /// The ways to sign in, any of which will do; none where nothing is asked for.
  package let security: [Security]
  package let securityLocation: SourceLocation
  package let securityItems: [SourceLocation]
  package let callbacks: [ContractOperation]
  package let scopes: Set<String>?

  /// `GET /things/{id}`.
  package var name: String { "\(method) \(path)" }
}
