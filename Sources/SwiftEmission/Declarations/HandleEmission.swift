import APIModel

extension SwiftWriter {
  /// Writes a resource bound to a sender: its collection, its item, and the property that leads there from the item
  /// above.
  mutating func handles(of resource: Resource, scopes: ScopeFamily?, children: [Resource]) {
    guard let handle = resource.handle else { return }
    line()
    block("nonisolated extension \(resource.name)") { writer in
      writer.handle(
        "Collection", "The \(resource.name.spelledOut), bound to a sender.", resource, handle, scopes: scopes,
        endpoints: handle.shared(handle.collectionEndpoints, of: resource), ids: handle.parentIDs
      ) { writer in
        guard let id = handle.itemID, !handle.itemEndpoints.isEmpty else { return }
        writer.line()
        writer.line("/// One item. Nothing is sent.")
        let arguments = handle.carried + (handle.parentIDs + [id]).map { "\($0.name.label): \($0.name)" }
        writer.block("public subscript(\(id.name): \(id.type.swift)) -> Item<\(handle.typeArguments)>") {
          $0.call("Item", arguments)
        }
      }
      guard let id = handle.itemID, !handle.itemEndpoints.isEmpty else { return }
      writer.line()
      writer.handle(
        "Item", "One of the \(resource.name.spelledOut), bound to a sender.", resource, handle, scopes: scopes,
        endpoints: handle.shared(handle.itemEndpoints, of: resource), ids: handle.parentIDs + [id]
      ) { _ in }
    }
    ofOneScope("Collection", resource, handle.collectionEndpoints, ids: handle.parentIDs)
    if let id = handle.itemID { ofOneScope("Item", resource, handle.itemEndpoints, ids: handle.parentIDs + [id]) }
    for child in children {
      guard let below = child.handle, let id = handle.itemID else { continue }
      line()
      let condition: String =
        switch (handle.scope, below.scope) {
        case (.family, .type(let type)): " where Scope == \(type)"
        default: ""
        }
      block("nonisolated extension \(resource.name).Item" + condition) { writer in
        let ids = zip(below.parentIDs, handle.parentIDs + [id]).map { "\($0.name.label): \($1.name)" }
        writer.handleProperty(
          of: child, arguments: below.carried + ids,
          type: "\(child.name).Collection<\(below.typeArguments(below: handle.scope))>")
      }
    }
  }

  mutating func handleProperty(of resource: Resource, arguments: [String], type: String) {
    guard let handle = resource.handle else { return }
    documentation(resource.documentation.summaryOnly(or: "The \(resource.name.spelledOut)."))
    block("public var \(handle.name): \(type)") { $0.call("\(resource.name).Collection", arguments) }
  }

  private mutating func handle(
    _ kind: String, _ summary: String, _ resource: Resource, _ handle: Handle, scopes: ScopeFamily?,
    endpoints: [Int], ids: [EndpointParameter], more: (inout SwiftWriter) -> Void
  ) {
    line("/// \(summary)")
    block("public struct \(kind)<\(handle.parameters(scopes))>: Sendable") { writer in
      writer.line("/// Sends the operations.")
      writer.line("public let sender: Sender")
      if handle.scope != nil { writer.line("/// The scope of the operations.") }
      switch handle.scope {
      case .family: writer.line("public let scope: Scope")
      case .type(let name): writer.line("public let scope: \(name)")
      case nil: break
      }
      for id in ids {
        writer.documentation(id.documentation, or: "The value of `\(id.wireName)` in the path.")
        writer.line("public let \(id.name): \(id.type.swift)")
      }
      for index in endpoints {
        writer.line()
        writer.forwarding(resource.endpoints[index], of: resource, ids: ids)
      }
      more(&writer)
    }
  }

  /// Writes the functions of a handle for any scope whose operations exist in one type of scope only.
  private mutating func ofOneScope(_ kind: String, _ resource: Resource, _ endpoints: [Int], ids: [EndpointParameter]) {
    guard resource.handle?.scope == .family else { return }
    var types: [SwiftIdentifier] = []
    for index in endpoints {
      if case .type(let type)? = resource.endpoints[index].scope, !types.contains(type) { types.append(type) }
    }
    for type in types {
      line()
      block("nonisolated extension \(resource.name).\(kind) where Scope == \(type)") { writer in
        let own = endpoints.filter { resource.endpoints[$0].scope == .type(type) }
        for (position, index) in own.enumerated() {
          if position > 0 { writer.line() }
          writer.forwarding(resource.endpoints[index], of: resource, ids: ids)
        }
      }
    }
  }

  private mutating func forwarding(_ endpoint: Endpoint, of resource: Resource, ids: [EndpointParameter]) {
    // The first IDs of the path are those of the handle, whatever the operation calls them.
    let inPath = endpoint.parameters.filter { $0.place == .path }
    let others = endpoint.parameters.filter { $0.place != .path }
    let free = inPath.dropFirst(ids.count) + others
    let known = Set(inPath.prefix(ids.count).map(\.name))
    let bound = zip(inPath, ids).map { parameter, id in
      let isHidden = free.contains { $0.name == id.name }
      return "\(parameter.name.label): \(isHidden ? "self." : "")\(id.name)"
    }
    let passed =
      (endpoint.scope == nil ? [] : ["in: scope"]) + bound + inPath.dropFirst(ids.count).map(\.passed)
      + (endpoint.body == nil ? [] : ["body"]) + others.map(\.passed)
    let arguments = passed.map { SwiftArgument.plain($0) }
    let reference = "\(resource.name.text)/\(endpoint.symbol)"
    documentation(endpoint.documentation.summaryOnly(or: "Sends `\(endpoint.operationID)`."))
    line("///")
    line("/// See ``\(reference)``.")
    let parameters = endpoint.signature(scope: [], leavingOut: known)
    let function = "public func \(endpoint.functionName)"
    let isList = endpoint.paging != nil
    let result =
      isList
      ? Result(type: "ItemSequence", argument: "Sender, \(endpoint.outputType)")
      : endpoint.result(effects: " async throws(Sender.Failure)")
    block(function, list: parameters, result) { writer in
      let operation = SwiftArgument.call(
        (isList ? "of: " : "") + "\(resource.name).\(endpoint.functionName)", arguments)
      writer.call(isList ? "sender.items" : "try await sender.send", [operation])
    }
    guard let former = endpoint.formerName else { return }
    line()
    renamed(to: endpoint.functionName)
    block("public func \(former)", list: parameters, result) {
      $0.call(
        (isList ? "" : "try await ") + "self.\(endpoint.functionName)", endpoint.passedOn(scope: nil, leavingOut: known)
      )
    }
  }
}

extension Handle {
  /// Returns the generic parameters of a handle's types.
  fileprivate func parameters(_ family: ScopeFamily?) -> String {
    let scoped = family.map { ", Scope: \($0.protocolName)" } ?? ""
    return "Sender: OperationSender" + (scope == .family ? scoped : "")
  }

  fileprivate var typeArguments: String { scope == .family ? "Sender, Scope" : "Sender" }

  /// Returns the generic arguments below an item of a handle with that scope; a handle of a single type has no generic
  /// parameter.
  fileprivate func typeArguments(below outer: ScopeUse?) -> String {
    if scope == .family, case .type(let type)? = outer { "Sender, \(type)" } else { typeArguments }
  }

  /// Returns the endpoints that can be called with every scope that the handle may have.
  fileprivate func shared(_ endpoints: [Int], of resource: Resource) -> [Int] {
    scope == .family ? endpoints.filter { resource.endpoints[$0].scope == .family } : endpoints
  }

  /// The properties that a handle passes on to the next.
  fileprivate var carried: [String] { scope == nil ? ["sender: sender"] : ["sender: sender", "scope: scope"] }
}

extension EndpointParameter {
  /// The argument as one function passes it on to another.
  var passed: String { "\(name.label): \(name)" }
}

extension Documentation {
  fileprivate func summaryOnly(or fallback: String) -> Documentation {
    Documentation(paragraphs: [paragraphs.first ?? fallback])
  }
}

extension SwiftIdentifier {
  /// The name as words: `batch exports` for `BatchExports`.
  fileprivate var spelledOut: String {
    var words = ""
    for character in text {
      if character.isUppercase, !words.isEmpty { words += " " }
      words += character.lowercased()
    }
    return words
  }
}
