package import DataReading
import Diagnostics
package import OpenAPIDocument

/// The contract of a document: what it promises, in a form in which two documents can be compared.
package struct Contract {
  /// A server.
  package struct Server {
    /// The URL as written.
    package let url: String
    /// The location of the server in the document.
    package let address: ServerAddress
    package let node: Node
  }

  package let servers: [Server]
  package let operations: [ContractOperation]
  package let webhooks: [ContractOperation]
  package let forms: SchemaForms
  package let trees: DocumentTrees
  /// Follows the references of the document.
  package let resolver: NodeResolver

  package init(_ trees: DocumentTrees) {
    let resolver = NodeResolver(trees)
    self.trees = trees
    self.resolver = resolver
    forms = SchemaForms(resolver, version: trees.version)
    let root = trees.root
    let listed = (root?["servers"]?.sequence ?? []).map(Server.init)
    servers = listed
    let reader = OperationReader(resolver: resolver, forms: forms, root: root, version: trees.version)
    operations = reader.operations(under: "paths", servers: listed)
    webhooks = reader.operations(under: "webhooks", servers: [])
  }
}

extension Contract.Server {
  init(_ node: Node) {
    self.node = node
    url = node["url"]?.string ?? ""
    let variables = (node["variables"]?.mapping?.entries ?? []).map { ($0.key, $0.value["default"]?.string ?? "") }
    address = ServerAddress(url, defaults: Dictionary(variables) { first, _ in first })
  }
}
