public import OpenAPIDocument
public import SpecReading

extension API {
  /// Decides everything about what is emitted for a description.
  ///
  /// - Throws: Every error found: twins that differ, extensions with unknown values, configured types that don't exist.
  public init(_ document: Document, configuration: Configuration = Configuration()) throws(DiagnosticError) {
    let swiftName = SwiftName(acronyms: configuration.acronyms)
    let normal = SchemaNormalizer(document)
    var matcher = ScopeMatcher(configuration.scopes)
    let sets = matcher.twinSets(of: document.operations)
    let types = TypeBuilder(
      normal: normal, usage: Self.usage(of: sets, normal), swiftName: swiftName, document: document)
    let server = document.servers.first?.path ?? ""

    var diagnostics = document.diagnostics + matcher.diagnostics
    var resources = Self.namespaces(of: sets, in: document, types: types)
    var endpoints = EndpointBuilder(types: types, serverPath: server, scopes: configuration.scopes)
    for index in resources.indices {
      resources[index].build(with: &endpoints)
    }
    var built = resources.map(\.resource).filter { !$0.endpoints.isEmpty }
    if configuration.handles { HandleBuilder(swiftName: swiftName).addHandles(to: &built) }

    diagnostics += normal.diagnostics + endpoints.diagnostics + ExtensionCheck().diagnostics(of: document)
    var finished = types.types
    diagnostics += TypeFinishing(configuration).finish(&finished)
    if diagnostics.contains(where: { $0.severity == .error }) { throw DiagnosticError(diagnostics) }

    self.init(
      source: document.rootPath,
      scopes: configuration.scopes.map { Self.family($0, serverPath: server, operations: document.operations) },
      types: finished, resources: built, diagnostics: diagnostics)
    planFiles()
  }

  private static func usage(of sets: [TwinSet], _ normal: SchemaNormalizer) -> SchemaUsage {
    var usage = SchemaUsage(normal)
    for operation in sets.map(\.leader.operation) {
      if let schema = operation.requestBody?.content.first(where: \.isJSON)?.schema {
        usage.note(schema, as: operation.method == "PATCH" ? .patch : .write)
      }
      for parameter in operation.parameters {
        if let schema = parameter.schema { usage.note(schema, as: .write) }
      }
      for response in operation.responses {
        if let schema = response.content.first(where: \.isJSON)?.schema { usage.note(schema, as: .read) }
      }
    }
    usage.settle()
    return usage
  }

  private static func namespaces(of sets: [TwinSet], in document: Document, types: TypeBuilder) -> [ResourcePlan] {
    let naming = FunctionNaming(swiftName: types.swiftName)
    var order: [String] = []
    var grouped: [String: [TwinSet]] = [:]
    for set in sets {
      let name = naming.resource(of: set.leader.operation)
      if grouped[name] == nil { order.append(name) }
      grouped[name, default: []].append(set)
    }
    return order.compactMap { name in
      guard let sets = grouped[name], let first = sets.first else { return nil }
      let tag = document.tags.first { types.swiftName.upperCamel($0.name) == name }
      let given = types.claimName(name, fallbackSuffix: "API", at: first.leader.operation.location)
      return ResourcePlan(
        name: given, documentation: Documentation(prose: tag?.description), sets: sets, naming: naming)
    }
  }

  private static func family(
    _ scopes: Configuration.Scopes, serverPath: String, operations: [Operation]
  ) -> ScopeFamily {
    ScopeFamily(
      protocolName: scopes.protocolName,
      levels: scopes.levels.map { level in
        let parameter = operations.lazy
          .filter { $0.path.hasPrefix(level.path + "/") }
          .compactMap { $0.parameters.first { $0.name == level.parameterName && $0.in == .path } }
          .first
        return ScopeFamily.Level(
          name: level.name, type: level.type, pathPrefix: serverPath + level.pathPrefix,
          operationPrefix: level.operationPrefix, deprecation: level.deprecation,
          documentation: Documentation(prose: parameter?.description))
      })
  }
}

/// A resource before its endpoints are built.
private struct ResourcePlan {
  var resource: Resource
  let sets: [TwinSet]
  let naming: FunctionNaming

  init(name: String, documentation: Documentation, sets: [TwinSet], naming: FunctionNaming) {
    resource = Resource(name: name, file: name, documentation: documentation, endpoints: [], handle: nil)
    self.sets = sets
    self.naming = naming
  }

  mutating func build(with builder: inout EndpointBuilder) {
    var table = NameTable()
    for set in sets {
      let wanted = naming.function(of: set.leader.operation)
      guard let endpoint = builder.endpoint(set, resource: resource.name, functionName: wanted) else { continue }
      resource.endpoints.append(endpoint.unambiguous(in: &table))
    }
  }
}

extension Endpoint {
  /// Functions may share a name if their labels differ; one that would be ambiguous gets a number.
  fileprivate func unambiguous(in table: inout NameTable) -> Endpoint {
    let labels = parameters.map { $0.name + ":" }.joined() + (body == nil ? "" : "_:")
    // The number comes behind the labels in the table and behind the name in the code.
    let signature = "\(functionName)(\(labels))"
    let number = table.claim(signature).dropFirst(signature.count)
    return number.isEmpty ? self : renamed(functionName + number)
  }

  private func renamed(_ name: String) -> Endpoint {
    Endpoint(
      functionName: name, operationID: operationID, method: method, path: path, scope: scope, parameters: parameters,
      body: body, answers: answers, output: output, emptyErrors: emptyErrors, scopes: scopes, retry: retry,
      paging: paging, documentation: documentation, deprecation: deprecation)
  }
}
