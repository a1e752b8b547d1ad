package import DataReading
import Diagnostics
package import OpenAPIDocument

/// What a document promises, in a form in which two documents can be compared.
package struct Contract {
  /// A server: its address without variables replaced.
  package struct Server {
    package let url: String
    /// The path of the address, without a slash at its end.
    package let path: String
    package let node: Node
  }

  package let servers: [Server]
  package let operations: [ContractOperation]
  package let webhooks: [ContractOperation]
  package let forms: SchemaForms
  package let document: Document

  package init(_ document: Document) {
    let resolver = NodeResolver(document)
    self.document = document
    forms = SchemaForms(resolver, version: document.version)
    let root = document.trees.first
    let listed = (root?["servers"]?.sequence ?? []).map(Server.init)
    servers = listed
    let reader = OperationReader(resolver: resolver, root: root)
    operations = reader.operations(under: "paths", servers: listed)
    webhooks = reader.operations(under: "webhooks", servers: [])
  }
}

extension Contract.Server {
  init(_ node: Node) {
    self.node = node
    url = node["url"]?.string ?? ""
    var rest = url[...]
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
      rest = rest.firstIndex(of: "/").map { rest[$0...] } ?? ""
    }
    while rest.last == "/" { rest = rest.dropLast() }
    path = rest.first == "/" ? String(rest) : ""
  }
}
