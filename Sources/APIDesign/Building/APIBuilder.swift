public import APIModel
public import OpenAPIDocument
public import Diagnostics

extension API {
  /// Decides everything about the code that is generated for a document.
  ///
  /// - Parameters:
  ///   - document: The parsed document.
  ///   - configuration: The decisions of the maintainer.
  ///   - diagnostics: Receives errors, warnings and notes.
  /// - Throws: Every diagnostic, if at least one is an error: scope variants that differ, extensions with unknown
  ///   values, configured types that don't exist.
  public init(
    _ document: Document, configuration: Configuration = Configuration(), reportingTo diagnostics: DiagnosticCollector
  ) throws(DiagnosticError) {
    let swiftName = SwiftName(acronyms: configuration.acronyms)
    let normal = SchemaNormalizer(document, reportingTo: diagnostics)
    let matcher = ScopeMatcher(configuration.scopes, reportingTo: diagnostics)
    let sets = matcher.twinSets(of: document.operations)
    let types = TypeBuilder(
      normal: normal, usage: Self.usage(of: sets, normal), swiftName: swiftName, document: document,
      reserved: configuration.scopes?.typeNames ?? [])
    let server = document.servers.first?.path ?? ""

    var resources = Self.namespaces(of: sets, in: document, types: types)
    var endpoints = EndpointBuilder(types: types, serverPath: server, scopes: configuration.scopes)
    for index in resources.indices {
      resources[index].build(with: &endpoints, hasHandles: configuration.handles)
    }
    var built = resources.map(\.resource).filter { !$0.endpoints.isEmpty }
    if configuration.handles {
      let levels = configuration.scopes?.levels.map(\.name) ?? []
      HandleBuilder(swiftName: swiftName, levels: levels).addHandles(to: &built)
    }

    let extensions = ExtensionCheck(diagnostics: diagnostics)
    extensions.check(document)
    var finished = types.types
    TypeFinishing.breakCycles(in: &finished)
    TypeFinishing.markOpenValues(in: &finished)
    TypeFinishing.markTriedUnions(in: &finished)
    try diagnostics.check()
    extensions.checkRetries(in: document)

    self.init(
      source: document.trees.rootPath,
      scopes: configuration.scopes.map { Self.family($0, serverPath: server, operations: document.operations) },
      types: finished, resources: built)
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
      for response in operation.responses where operation.method != "HEAD" {
        if let schema = response.content.first(where: \.isJSON)?.schema { usage.note(schema, as: .read) }
      }
    }
    usage.settle()
    return usage
  }

  private static func namespaces(of sets: [TwinSet], in document: Document, types: TypeBuilder) -> [ResourcePlan] {
    let naming = FunctionNaming(swiftName: types.swiftName)
    var order: [SwiftIdentifier] = []
    var grouped: [SwiftIdentifier: [TwinSet]] = [:]
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

/// A resource whose endpoints haven't been built yet.
private struct ResourcePlan {
  var resource: Resource
  let sets: [TwinSet]
  let naming: FunctionNaming

  init(name: SwiftIdentifier, documentation: Documentation, sets: [TwinSet], naming: FunctionNaming) {
    resource = Resource(name: name, file: name.text, documentation: documentation, endpoints: [], handle: nil)
    self.sets = sets
    self.naming = naming
  }

  mutating func build(with builder: inout EndpointBuilder, hasHandles: Bool) {
    var table = SignatureTable(reserved: hasHandles ? ReservedNames.handles : ReservedNames.functions)
    for set in sets {
      let wanted = naming.function(of: set.leader.operation)
      guard let endpoint = builder.endpoint(set, resource: resource.name, functionName: wanted) else { continue }
      resource.endpoints.append(table.unambiguous(endpoint))
    }
    // The names of today come first.
    for index in resource.endpoints.indices {
      table.claimFormerName(of: resource.endpoints[index], reportingTo: builder.diagnostics)
    }
  }
}

/// The functions of one namespace. They may share a name if their labels differ; a function that would be ambiguous
/// gets a number after its name.
private struct SignatureTable {
  private struct Signature: Hashable {
    var name: SwiftIdentifier
    let labels: [SwiftIdentifier]
    let hasBody: Bool
  }

  /// Names that functions can't have.
  let reserved: Set<SwiftIdentifier>
  private var taken: Set<Signature> = []
  /// The next number to try for a signature, so that many equal ones don't count from the start each time.
  private var nextNumber: [Signature: Int] = [:]

  mutating func unambiguous(_ endpoint: Endpoint) -> Endpoint {
    let wanted = Signature(
      name: endpoint.functionName, labels: endpoint.parameters.map(\.name), hasBody: endpoint.body != nil)
    var given = wanted
    var number = nextNumber[wanted] ?? 2
    while isReserved(given.name, in: endpoint) || !taken.insert(given).inserted {
      given.name = wanted.name.numbered(number)
      number += 1
    }
    nextNumber[wanted] = number
    var named = endpoint
    named.functionName = given.name
    return named
  }

  /// Claims the name that a function had before, and reports if another function has it.
  mutating func claimFormerName(of endpoint: Endpoint, reportingTo diagnostics: DiagnosticCollector) {
    guard let name = endpoint.formerName else { return }
    let signature = Signature(name: name, labels: endpoint.parameters.map(\.name), hasBody: endpoint.body != nil)
    if isReserved(name, in: endpoint) || !taken.insert(signature).inserted {
      diagnostics.error(
        "x-swift-former-name: a function can't have the name '\(name.text)' here, or one with the same labels has it",
        at: endpoint.provenance.location)
    }
  }

  /// A handle stores the IDs of its path beside its functions.
  private func isReserved(_ name: SwiftIdentifier, in endpoint: Endpoint) -> Bool {
    reserved.contains(name) || endpoint.parameters.contains { $0.place == .path && $0.name == name }
  }

  init(reserved: Set<SwiftIdentifier>) {
    self.reserved = reserved
  }
}
